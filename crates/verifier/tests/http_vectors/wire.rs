//! One connection to a verifier that listens on a port of its own.

use countersign_store::token::ApiKey;
use countersign_verifier::http::{HttpConfig, serve};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};

use crate::verifier::Verifier;

pub(crate) struct Wire {
    sender: SendRequest<Full<Bytes>>,
    host: String,
    key: ApiKey,
}

impl Wire {
    pub(crate) async fn connect(verifier: &Verifier, key: ApiKey) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let service = verifier.service.clone();
        tokio::spawn(serve(
            listener,
            service,
            HttpConfig::default(),
            std::future::pending(),
        ));
        let stream = TcpStream::connect(address).await.unwrap();
        let (sender, connection) = handshake(TokioIo::new(stream)).await.unwrap();
        tokio::spawn(connection);
        Self {
            sender,
            host: address.to_string(),
            key,
        }
    }

    /// What is answered to a call of the workspace's backend; a panic when that is a problem.
    pub(crate) async fn call(&mut self, method: &str, path: &str, body: Option<Value>) -> Value {
        let request = hyper::Request::builder()
            .method(method)
            .uri(path)
            .header("host", &self.host)
            .header("authorization", format!("Bearer {}", self.key.expose()))
            .header("content-type", "application/json")
            .body(Full::from(
                body.map_or(String::new(), |body| body.to_string()),
            ))
            .unwrap();
        self.sender.ready().await.unwrap();
        let response = self.sender.send_request(request).await.unwrap();
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&bytes);
        assert!(status.is_success(), "{method} {path}: {text}");
        serde_json::from_slice(&bytes).unwrap_or(Value::Null)
    }
}
