// An OpenID provider for tests: a certified implementation, with people who sign in without being asked for a password.
// `node scripts/openid-provider.mjs REDIRECT_URI`; says where it is when it is ready, and ends with its parent's signal.
// The page of an interaction takes `?as=ADDRESS`: who signs in. Addresses that begin with `unverified` are not proven.

import { createServer } from 'node:http';
import { Provider, interactionPolicy } from 'oidc-provider';

const redirect = process.argv[2];
const server = createServer();
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const issuer = `http://127.0.0.1:${server.address().port}`;

const policy = interactionPolicy.base();
// Asked for each time, as Google does when it is told to.
policy.add(
  new interactionPolicy.Prompt(
    { name: 'select_account', requestable: true },
    new interactionPolicy.Check('chosen', 'somebody has to be chosen', ({ oidc }) =>
      oidc.prompts.has('select_account') && oidc.promptPending('select_account')
        ? interactionPolicy.Check.REQUEST_PROMPT
        : interactionPolicy.Check.NO_NEED_TO_PROMPT,
    ),
  ),
  0,
);

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'tactus',
      client_secret: 'a-secret-of-tests',
      redirect_uris: [redirect],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  // As Google does: the address is in the id token.
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  cookies: { keys: ['a key of tests'] },
  features: { devInteractions: { enabled: false } },
  interactions: { policy, url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id.slice('sub '.length), email_verified: !id.includes('unverified') }),
  }),
});

async function interact(request, response) {
  const { params } = await provider.interactionDetails(request, response);
  const accountId = `sub ${new URL(request.url, issuer).searchParams.get('as')}`;
  const grant = new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  const grantId = await grant.save();
  const result = { login: { accountId }, consent: { grantId }, select_account: {} };
  await provider.interactionFinished(request, response, result);
}

const others = provider.callback();
server.on('request', (request, response) => {
  if (request.url.startsWith('/interaction/')) {
    interact(request, response).catch((error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  } else {
    others(request, response);
  }
});
process.stdout.write(`the provider is at ${issuer}\n`);
