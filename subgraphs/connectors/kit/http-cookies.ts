/**
 * Cookies of one pull, kept per host and never sent to another one. Paths, domains and life times are not kept apart:
 * what a legacy list page needs is its session cookie handed back.
 */
export class CookieJar {
  private readonly byHost = new Map<string, Map<string, string>>();

  /** Takes in what a reply sets; a cookie that is to be forgotten (Max-Age=0) is forgotten. */
  keep(url: URL, setCookie: string | string[] | undefined): void {
    const cookies = this.byHost.get(url.host) ?? new Map<string, string>();
    for (const line of [setCookie ?? []].flat()) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      if (at < 1) continue;
      const name = pair.slice(0, at).trim();
      if (attributes.some((attribute) => /^\s*max-age\s*=\s*(0|-\d+)\s*$/i.test(attribute))) cookies.delete(name);
      else cookies.set(name, pair.slice(at + 1).trim());
    }
    this.byHost.set(url.host, cookies);
  }

  /** The header to send, or none. */
  headerFor(url: URL): { cookie?: string } {
    const cookies = [...(this.byHost.get(url.host) ?? [])];
    return cookies.length === 0 ? {} : { cookie: cookies.map(([name, value]) => `${name}=${value}`).join('; ') };
  }
}
