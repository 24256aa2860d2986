'use client';

import { Totp } from 'countersign';
import { CountersignSignIn } from 'countersign/react';
import { useState } from 'react';

export function SecondStep({ secret }) {
  const [receipt, setReceipt] = useState('');
  const [code, setCode] = useState('');
  const totp = new Totp({ secret });
  return (
    <>
      <button onClick={() => setCode(totp.verify(totp.code()) ? 'right' : 'wrong')}>Try a code</button>
      <output id="code">{code}</output>
      <CountersignSignIn token="cs_client_test" onPassed={({ detail }) => setReceipt(detail.receipt)} />
      <output id="receipt">{receipt}</output>
    </>
  );
}
