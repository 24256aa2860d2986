//! `GET /v1/report`: written while it is read.

mod format;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use format::ReportFormat;

use super::App;
use super::auth::{Backend, Report};
use super::openapi::problems;
use super::problem::Problem;
use super::query::{Asked, Asking};
use super::shapes::{self, ReportRow, Word};
use crate::ids::MemberId;
use crate::model::Page;
use crate::service::{self, Service, WorkspaceCaller};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(report))
}

problems! {
    ReportProblems = [BACKEND, ADDRESS];
}

/// How the report is to be written, and from where on.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http) struct ReportQuery {
    /// `ndjson`, unless it is said: a JSON document a line. `csv`: for spreadsheets; no cell of it is a formula.
    format: Option<shapes::ReportFormat>,
    /// Only members whose ids sort after this one: to go on where an answer broke off.
    #[param(value_type = Option<shapes::MemberId>)]
    after: Option<String>,
}

impl Asked for ReportQuery {
    const TAKES: &'static str =
        "the query takes `format` (`ndjson` or `csv`) and `after` (a member's id), each once";
}

impl ReportQuery {
    /// The report for this caller, written while it is read: however many members there are, some are in memory.
    pub(in crate::http) async fn answer(
        self,
        service: Service,
        caller: impl Into<WorkspaceCaller>,
    ) -> Result<Response, Problem> {
        let format = self
            .format
            .map_or(ReportFormat::Ndjson, |Word(format)| format);
        let after = self.after.map(|after| MemberId::parse(&after)).transpose();
        let after = after.map_err(|error| Problem::malformed(format!("`after`: {error}")))?;
        let caller = caller.into();
        // What is wrong with the request is said before the answer begins.
        let first = service.report(caller.clone(), after).await?;
        let writing = Writing {
            service,
            caller,
            format,
            next: Next::Head(first),
        };
        let disposition = format!("attachment; filename=\"report.{}\"", format.as_ref());
        let headers = [
            (header::CONTENT_TYPE, format.media_type().to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ];
        let body = Body::from_stream(stream::try_unfold(writing, Writing::step));
        Ok((headers, body).into_response())
    }
}

/// Who has what since when, and who must by when: every member, in the order of their ids.
#[utoipa::path(get, path = "/v1/report", tag = "report", operation_id = "report",
    params(ReportQuery), security(("api_key" = [])),
    responses(
        (status = 200, description = "The report. An answer that breaks off is not whole: go on after its last member.", content(
            (ReportRow = "application/x-ndjson"),
            (String = "text/csv"),
        )),
        ReportProblems))]
async fn report(
    State(service): State<Service>,
    Backend { workspace, .. }: Backend<Report>,
    Asking(asked): Asking<ReportQuery>,
) -> Result<Response, Problem> {
    asked.answer(service, workspace).await
}

/// A report that is being written.
struct Writing {
    service: Service,
    caller: WorkspaceCaller,
    format: ReportFormat,
    next: Next,
}

/// What is to be written next.
enum Next {
    Head(Page<crate::model::ReportRow>),
    After(String),
    Nothing,
}

impl Writing {
    /// The next part, once the one before it was taken.
    async fn step(mut self) -> Result<Option<(Bytes, Self)>, Broken> {
        let (mut text, page) = match std::mem::replace(&mut self.next, Next::Nothing) {
            Next::Nothing => return Ok(None),
            Next::Head(page) => (self.format.head()?, page),
            Next::After(member) => {
                let after = MemberId::parse(&member).ok();
                (
                    vec![],
                    self.service.report(self.caller.clone(), after).await?,
                )
            }
        };
        let rows: Vec<ReportRow> = page.rows.into_iter().map(ReportRow::from).collect();
        text.extend(self.format.rows(&rows)?);
        if let Some(last) = page.next {
            self.next = Next::After(last);
        }
        Ok(Some((text.into(), self)))
    }
}

/// Why an answer breaks off.
#[derive(Debug, thiserror::Error)]
enum Broken {
    #[error(transparent)]
    Service(#[from] service::Error),
    #[error(transparent)]
    Text(#[from] std::io::Error),
}
