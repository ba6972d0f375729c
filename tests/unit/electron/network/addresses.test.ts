import { expect, it } from 'vitest';
import {
  isAllowedHost,
  isPublicAddress,
  readAllowedHost,
} from '../../../../electron/network/addresses';

it.each([
  ...['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.1', '100.63.0.1', '100.128.0.1'],
  ...['192.167.1.1', '198.17.0.1', '223.255.255.255', '2606:4700::1111', '2a00:1450:4001::200e'],
  '64:ff9b::808:808',
])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

it.each([
  ...['127.0.0.1', '127.255.255.255', '0.0.0.0', '0.1.2.3', '10.0.0.1', '172.16.0.1', '172.31.9.9'],
  ...['192.168.0.1', '169.254.169.254', '100.64.0.1', '100.127.255.255', '192.0.0.8', '192.0.2.1'],
  ...['198.18.0.1', '198.51.100.7', '203.0.113.9', '224.0.0.1', '239.255.255.250', '240.0.0.1'],
  ...['255.255.255.255', '192.88.99.1', '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8'],
  ...['::ffff:7f00:1', '::7f00:1', '::8.8.8.8', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'fc00::1'],
  ...['fd12:3456::1', 'ff02::1', '2001:db8::1', '2001::1', '2002:7f00:1::', '2002:a00:1::1'],
  ...['64:ff9b::7f00:1', '64:ff9b::a00:1', '64:ff9b::10.0.0.1', '64:ff9b:1::808:808', '100::1'],
  ...['', 'localhost', '1.2.3', '0x7f000001', '2130706433', '::1]', '3fff::1'],
])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));

it.each([
  ['nas.local', 'nas.local'],
  [' NAS.local. ', 'nas.local'],
  ['127.0.0.1:8080', '127.0.0.1:8080'],
  ['2130706433', '127.0.0.1'],
  ['[fd00::0001]:80', '[fd00::1]:80'],
  ['http://nas.local:8080/feeds?x', 'nas.local:8080'],
  ['https://nas.local/', 'nas.local'],
  ['nas.local/feeds', null],
  ['a b', null],
  ['', null],
  ['user@nas.local', null],
  ['x'.repeat(400), null],
])('reads the allowed host %j as %j', (text, host) => expect(readAllowedHost(text)).toBe(host));

it.each([
  ['nas.local', 'NAS.local.', 80, true],
  ['nas.local', 'other.local', 80, false],
  ['nas.local', 'a.nas.local', 80, false],
  ['127.0.0.1:8080', '127.0.0.1', 8080, true],
  ['127.0.0.1:8080', '127.0.0.1', 8081, false],
  ['[fd00::1]', 'fd00::1', 443, true],
  ['[fd00::1]:80', '[fd00::1]', 80, true],
  ['[fd00::1]:80', 'fd00::1', 81, false],
])('%s allows %s at port %i: %s', (entry, host, port, isAllowed) =>
  expect(isAllowedHost([entry], host, port)).toBe(isAllowed),
);
