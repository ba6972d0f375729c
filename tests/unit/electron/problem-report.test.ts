import { hostname, userInfo } from 'node:os';
import { expect, it } from 'vitest';
import { mailAddress, problemReport } from '../../../electron/problem-report';

const report = problemReport({ version: '0.2.0', isPacked: true, language: 'ko-KR' });

it('names versions, and neither the account nor the machine', () => {
  expect(report.text).toMatch(/^Carrel 0\.2\.0\nElectron /);
  expect(report.text).toContain(`${process.platform} `);
  expect(report.text).toContain('Language ko-KR');
  expect(report.text).not.toContain(userInfo().homedir);
  expect(report.text).not.toContain(hostname());
});

it('opens a mail whose text is what was shown', () => {
  const mail = new URL(mailAddress({ ...report, address: 'a@b.example' }, 'Carrel 0.2.0'));
  expect(mail.protocol).toBe('mailto:');
  expect(mail.pathname).toBe('a@b.example');
  expect(mail.searchParams.get('body')).toBe(`\n\n--\n${report.text}`);
  expect(mailAddress(report, 'x')).toMatch(/^mailto:\?subject=x&body=/);
});
