// A server of newer versions on this machine, and the key that signs them: minisign's own format, by Node's cryptography.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

/** Starts it; `t` ends it. `files` is what it gives, by path, and `asked` what it was asked for. */
export async function startReleases(t) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const id = randomBytes(8);
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x, 'base64url');
  const key = Buffer.concat([Buffer.from('Ed'), id, raw]).toString('base64');
  const files = new Map();
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    const body = files.get(request.url);
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': body.length }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${server.address().port}`;

  function signature(file, comment) {
    const own = sign(null, createHash('blake2b512').update(file).digest(), privateKey);
    const whole = sign(null, Buffer.concat([own, Buffer.from(comment)]), privateKey);
    const line = Buffer.concat([Buffer.from('ED'), id, own]).toString('base64');
    const text = `untrusted comment: a test\n${line}\ntrusted comment: ${comment}\n${whole.toString('base64')}\n`;
    return Buffer.from(text).toString('base64');
  }

  return {
    key,
    asked,
    files,
    list: `${url}/latest.json`,
    /** A version with its package; `given` comes in place of the file that was signed. */
    publish(version, file, given = file) {
      const signed = signature(Buffer.from(file), `tactus ${version} devhost`);
      const platforms = { devhost: { url: `${url}/tactus`, signature: signed, size: given.length } };
      files.set('/latest.json', Buffer.from(JSON.stringify({ version, platforms })));
      files.set('/tactus', Buffer.from(given));
    },
  };
}
