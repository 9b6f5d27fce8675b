import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { MARIADB_PROGRAMS, type MariadbServer, startMariadb } from './mariadb.ts';
import { programPath } from './program.ts';

/** What a suite on WordPress needs, for `describeWith`. */
export const WORDPRESS_PROGRAMS = {
  ...MARIADB_PROGRAMS,
  php: 'php-cli php-mysql wordpress',
};

/** WordPress as Debian packs it. */
const PACKED = '/usr/share/wordpress';
const PATIENCE_MS = 60_000;

/** A WordPress on 127.0.0.1 with its theme of 2022 and no posts. It calls nobody. */
export interface WordpressSite {
  url: string;
  /** Runs PHP inside WordPress; what it prints, as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: what a piece of PHP prints is known to its test alone
  php(code: string): any;
  /** Stops it and its database, and removes their files. */
  stop(): Promise<void>;
}

/** Installs WordPress by its own script into a folder of its own, and serves it. */
export async function startWordpress(): Promise<WordpressSite> {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-wordpress-'));
  let database: MariadbServer | null = null;
  let server: ChildProcess | null = null;
  const stop = async () => {
    if (server) await ended(server);
    await database?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    database = await startMariadb('wordpress');
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const root = join(folder, 'www');
    // Its code finds its settings beside itself, so links to the packed files would find Debian's.
    cpSync(PACKED, root, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(root, 'wp-config.php'), settings(url, database.port));
    mkdirSync(join(root, 'wp-content', 'mu-plugins'), { recursive: true });
    writeFileSync(join(root, 'wp-content', 'mu-plugins', 'silent.php'), SILENT);
    const php = (code: string) => JSON.parse(run(root, `<?php require 'wp-load.php'; ${code}`));
    await install(root, php);
    server = spawn(programPath('php') ?? '', ['-S', `127.0.0.1:${port}`, '-t', root], { stdio: 'ignore' });
    await reachable(server, async () => {
      const { status } = await fetch(`${url}/`);
      if (status !== 200) throw new Error(`WordPress answers ${status}`);
    });
    return { url, php, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** No updates, no cron, no mail, no call to anybody. */
const SILENT = `<?php
add_filter('pre_http_request', fn() => new WP_Error('silent', 'no calls'));
add_filter('pre_wp_mail', '__return_true');
`;

const settings = (url: string, databasePort: number) => `<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', '127.0.0.1:${databasePort}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '${url}'); define('WP_SITEURL', '${url}');
define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('WP_HTTP_BLOCK_EXTERNAL', true);
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) { define($name.'_KEY', $name); define($name.'_SALT', $name); }
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__.'/');
require_once ABSPATH.'wp-settings.php';
`;

async function install(root: string, php: WordpressSite['php']): Promise<void> {
  run(
    root,
    `<?php define('WP_INSTALLING', true); require 'wp-load.php'; require 'wp-admin/includes/upgrade.php';
    wp_install('Kabupaten Contoh', 'admin', 'admin@contoh.invalid', true, '', 'sandi-contoh');`,
  );
  php(`update_option('timezone_string', 'Asia/Jakarta'); update_option('posts_per_page', 3);
    foreach (get_posts(['numberposts' => -1]) as $post) wp_delete_post($post->ID, true); echo 'true';`);
}

/** Code is read from the standard input, so that it is nobody's argument. */
function run(root: string, code: string): string {
  const options = {
    cwd: root,
    input: code,
    encoding: 'utf8',
    env: { ...process.env, HTTP_HOST: '127.0.0.1' },
  } as const;
  return execFileSync(programPath('php') ?? '', ['-d', 'display_errors=stderr', '-d', 'error_reporting=1'], options);
}

async function reachable(server: ChildProcess, ask: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) throw error;
      await sleep(200);
    }
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
