import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { signature } from '../../src/service/jobs/deliver.ts';
import { checkAllowedHosts, isAllowedAddress } from '../../src/service/webhook-address.ts';

describe('a message to a webhook', () => {
  it('is signed so that the library of the standard takes it for true', () => {
    const secret = `whsec_${Buffer.from('a secret of some length').toString('base64')}`;
    const now = Math.floor(Date.now() / 1000);
    const body = '{"type":"edition.created"}';
    const headers = {
      'webhook-id': 'message-1',
      'webhook-timestamp': String(now),
      'webhook-signature': signature(secret, 'message-1', now, body),
    };
    expect(new Webhook(secret).verify(body, headers)).toEqual({ type: 'edition.created' });
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
  });
});

describe('the address of a webhook', () => {
  const allowed = ['hooks.example.dk', '*.kommune.example.dk', 'http://10.0.0.5:8080'];

  it.each([
    'https://hooks.example.dk/katalog',
    'https://nord.kommune.example.dk/',
    'http://10.0.0.5:8080/in',
  ])('%s is called', (address) => {
    expect(isAllowedAddress(address, allowed)).toBe(true);
  });

  it.each([
    'http://hooks.example.dk/',
    'https://hooks.example.dk:8443/',
    'https://hooks.example.dk.other.example/',
    'https://hooks.example.dk@10.0.0.1/',
    'https://user:secret@hooks.example.dk/',
    'https://kommune.example.dk/',
    'https://xkommune.example.dk/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost/',
    'http://[::1]/',
    'file:///etc/passwd',
    'no address',
  ])('%s is not', (address) => {
    expect(isAllowedAddress(address, allowed)).toBe(false);
  });

  it('is of hosts that the operator names as such', () => {
    expect(() => checkAllowedHosts(allowed)).not.toThrow();
    expect(() => checkAllowedHosts(['https://hooks.example.dk/path'])).toThrow(/no host/);
    expect(() => checkAllowedHosts(['*'])).toThrow(/no host/);
  });
});
