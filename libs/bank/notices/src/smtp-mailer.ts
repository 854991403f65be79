import { createTransport, type Transporter } from 'nodemailer';
import type { Mailer } from './mails.js';

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `implicit`: from the first byte. `starttls`: before anything is said. `none`: never, for a relay inside the bank. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly credentials: { readonly user: string; readonly password: string } | undefined;
}

const TIMEOUT_MILLISECONDS = 20_000;

/** Sends through the bank's mail server. */
export class SmtpMailer implements Mailer {
  readonly #transport: Transporter;
  readonly #domain: string;

  constructor(
    { host, port, tls, credentials }: SmtpServer,
    private readonly from: string,
  ) {
    this.#transport = createTransport({
      host, port, secure: tls === 'implicit', requireTLS: tls === 'starttls', ignoreTLS: tls === 'none',
      auth: credentials && { user: credentials.user, pass: credentials.password },
      connectionTimeout: TIMEOUT_MILLISECONDS, greetingTimeout: TIMEOUT_MILLISECONDS, socketTimeout: TIMEOUT_MILLISECONDS, dnsTimeout: TIMEOUT_MILLISECONDS,
      // A mail is text: nothing in it may make the library read a file or a URL.
      disableFileAccess: true, disableUrlAccess: true,
    });
    this.#domain = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '');
  }

  async send({ id, to, subject, text }: Parameters<Mailer['send']>[0]): Promise<void> {
    await this.#transport.sendMail({
      from: this.from, to, subject, text, messageId: `<${id}@${this.#domain}>`,
      // No out-of-office answers, please (RFC 3834).
      headers: { 'auto-submitted': 'auto-generated' },
    });
  }
}
