import { describe, expect, it } from 'vitest';
import { isAllowedOrigin, isOwnHost } from './origins.ts';

const rules = { allowed: ['app://civichall'], publicUrl: 'https://hall.example:8443', hosts: ['hall-server'] };

describe('[SE-9] origins', () => {
  it.each([
    [undefined, '10.0.0.5:8460'],
    ['app://civichall', '10.0.0.5:8460'],
    ['http://10.0.0.5:8460', '10.0.0.5:8460'],
    ['http://[::1]:8460', '[::1]:8460'],
    ['http://localhost:8460', 'localhost:8460'],
    ['http://hall-server:8460', 'hall-server:8460'],
    ['https://hall.example:8443', 'anything'],
  ])('%s at %s may', (origin, host) => {
    expect(isAllowedOrigin(origin, host, rules)).toBe(true);
  });

  it.each([
    ['null', '10.0.0.5:8460'],
    ['https://elsewhere.example', '10.0.0.5:8460'],
    ['http://10.0.0.5:9999', '10.0.0.5:8460'],
    ['app://other', '10.0.0.5:8460'],
    ['app://civichall.evil', '10.0.0.5:8460'],
    ['https://hall.example', 'anything'],
    ['garbage', '10.0.0.5:8460'],
    // A foreign name that resolves to this machine: Origin and Host agree, and still.
    ['http://rebound.example:8460', 'rebound.example:8460'],
  ])('%s at %s may not', (origin, host) => {
    expect(isAllowedOrigin(origin, host, rules)).toBe(false);
  });

  it('without a public address nothing matches it', () => {
    expect(isAllowedOrigin('https://hall.example:8443', 'anything', { ...rules, publicUrl: '' })).toBe(false);
    expect(isOwnHost(undefined, rules)).toBe(false);
    expect(isOwnHost('', { ...rules, publicUrl: '' })).toBe(false);
  });
});
