import net from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startGateway } from '../../gateway/server.ts';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { locals, post, silent, supergraphOf } from './support.ts';

/** Where sockets of this process were sent. */
const called: string[] = [];
const connect = net.Socket.prototype.connect;

beforeAll(() => {
  net.Socket.prototype.connect = function (this: net.Socket, ...given: unknown[]) {
    const [options] = [given[0]].flat() as [{ host?: string; path?: string } | undefined];
    called.push(options?.host ?? options?.path ?? String(options));
    return connect.apply(this, given as never);
  };
});
afterAll(() => {
  net.Socket.prototype.connect = connect;
});

test('a gateway calls nobody but its subgraphs: no maker, no cloud, no metadata service', async () => {
  const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
  const gateway = await startGateway({ supergraphSdl: supergraphOf(), config, log: silent, subgraphs: locals() });
  await post(gateway.url, '{ book(id: "1") { title author { name } } }');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await gateway.stop();
  expect(called.length).toBeGreaterThan(0);
  expect(called.filter((host) => !['127.0.0.1', 'localhost'].includes(host))).toEqual([]);
});
