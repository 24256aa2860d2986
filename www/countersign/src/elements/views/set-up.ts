import { html, nothing, type TemplateResult } from 'lit';
import type { FactorKind } from '../../client/types.js';
import type { SetUpMessages } from '../messages/index.js';
import type { CodeEvent } from '../parts/code-field.js';
import { codeParts } from '../parts/code-parts.js';
import type { SetUp } from '../set-up.js';
import type { Owner } from './account.js';
import { renderCodes } from './codes.js';
import { renderDetails } from './details.js';
import { renderHeading, type More } from './heading.js';
import { renderSending } from './sending.js';
import { renderChoices } from './ways.js';

export interface SetUpView {
  say: SetUpMessages;
  /** Over the choice and the QR: what is set up here, and why. */
  title: string;
  lead: string;
  account: More;
  setUp: SetUp;
  owner: Owner;
  now: () => number;
  confirm: (code: string) => void;
  /** Runs a step of the set-up and tells what goes wrong. */
  go: (step: () => Promise<void>) => void;
  /** Whether a step is under way. */
  busy: boolean;
}

/** The step that a set-up is at. */
export function renderSetUp(view: SetUpView): TemplateResult {
  const { say, setUp, owner, busy, go } = view;
  switch (setUp.step) {
    case 'kinds':
      return renderKinds(view);
    case 'details':
      return renderDetails({ say, kind: setUp.kind, known: setUp.known, unusable: setUp.unusable, busy, tell: (details) => go(() => setUp.tell(details)) });
    case 'draft':
      return renderCodes({ say, codes: setUp.draft, owner, busy, button: say.common.next, kept: () => go(() => setUp.next()) });
    case 'scan':
    case 'enroll':
      return renderQr(view);
    case 'confirm':
      return renderConfirm(view);
  }
}

function renderKinds({ say, title, account, setUp, go }: SetUpView): TemplateResult {
  const choices = setUp.plan.kinds.map(({ kind, marked }) => ({
    value: kind,
    picture: kind,
    name: say.kinds[kind],
    hint: say.kinds[`${kind}-hint`],
    marked,
  }));
  return html`
    ${renderHeading(title, say.kinds.lead, account)}
    ${renderChoices(say, choices, (kind: FactorKind) => go(() => setUp.choose(kind)))}
  `;
}

function renderQr({ say, title, lead, account, setUp, owner, now, confirm, go }: SetUpView): TemplateResult {
  return html`
    ${renderHeading(title, lead, account)}
    <countersign-enrollment
      exportparts="button, heading, label, hint, digits, problem, qr, key, warnings"
      .say=${say}
      .factor=${setUp.factor}
      .refused=${setUp.refused}
      .busy=${setUp.busy}
      .codeFollows=${setUp.step === 'scan'}
      .workspace=${owner.workspace}
      .now=${now}
      @countersign-code=${(event: CodeEvent) => confirm(event.detail.code)}
      @countersign-next=${() => go(() => setUp.next())}
      @countersign-redraw=${() => go(() => setUp.again())}
    ></countersign-enrollment>
  `;
}

function renderConfirm({ say, setUp, now, confirm, go }: SetUpView): TemplateResult {
  const { kind, factor } = setUp;
  const { enrollment } = say;
  const isSent = kind === 'email' || kind === 'sms';
  if (factor && Date.parse(factor.expires_at) <= now()) {
    return html`
      ${renderHeading(enrollment.overTitle, enrollment.overLead)}
      <button class="primary" part="button" @click=${() => go(() => setUp.again())}>${enrollment.overAgain}</button>
    `;
  }
  const lead = {
    totp: enrollment.confirmLead,
    hotp: say.signIn.tokenLead,
    email: say.signIn.emailLead(factor?.hint ?? null),
    sms: say.signIn.smsLead(factor?.hint ?? null),
  }[kind];
  const label = { totp: '', hotp: '', email: say.code.emailLabel, sms: say.code.smsLabel }[kind];
  return html`
    ${renderHeading(enrollment.confirm, lead)}
    <countersign-code-field
      data-focus-field
      exportparts="button, label, digits, problem"
      .say=${say}
      .parts=${codeParts}
      .label=${label}
      .kind=${kind === 'totp' ? 'app' : kind === 'hotp' ? 'token' : 'sent'}
      .digits=${setUp.digits}
      .refused=${setUp.refused}
      .busy=${setUp.busy}
      .now=${now}
      @countersign-code=${(event: CodeEvent) => confirm(event.detail.code)}
    >
      ${isSent ? html`<div class="more">${renderSending(say, setUp.sending, kind === 'sms' ? 'sms' : 'mail')}</div>` : nothing}
    </countersign-code-field>
  `;
}
