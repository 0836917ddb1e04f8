import { serve } from '@hono/node-server';
import { StoreError } from '../../model/index.js';
import { type AppOptions, createApp } from './app.js';

export const DEFAULT_PORT = 5_555;
/** Only this machine is answered. */
const ADDRESS = '127.0.0.1';

export interface Serving {
  /** Where the front page is. */
  url: string;
  port: number;
  close(): Promise<void>;
}

/**
 * Serves the explorer to this machine until it is closed.
 * @param port 0 for any that is free.
 * @throws {StoreError} if the port is taken.
 */
export async function startServer(
  options: Omit<AppOptions, 'hosts'>,
  port: number,
): Promise<Serving> {
  const hosts = new Set<string>();
  const app = createApp({ ...options, hosts });
  const server = serve({ fetch: app.fetch, port, hostname: ADDRESS });
  const taken = await new Promise<number>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new StoreError(
              `Port ${port} cannot be had: choose another with --port (0 for any that is free).`,
            )
          : error,
      );
    });
    server.once('listening', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
  for (const name of [ADDRESS, 'localhost']) hosts.add(`${name}:${taken}`);
  // The first page is asked for by nobody, so that the first reader need not wait for what is compiled on its way.
  await app.request(`http://${ADDRESS}:${taken}/`, { headers: { host: `${ADDRESS}:${taken}` } });
  return {
    url: `http://${ADDRESS}:${taken}/`,
    port: taken,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
