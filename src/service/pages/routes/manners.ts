import formBody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { safeBack } from '../addresses.ts';
import { signInPage } from '../sign-in.ts';
import type { PageTools } from '../tools.ts';
import { isLanguage, isTheme, LANGUAGE_COOKIE, remember, THEME_COOKIE } from '../visitor.ts';

const Back = z.object({ back: z.string().max(2000).optional() });
const SignInForm = Back.extend({ token: z.string().max(500).default('') });

/** Language, look, signing in and out. */
export function manners(app: FastifyInstance, { context, show }: PageTools): void {
  const { signIn } = context;
  app.register(formBody);
  const open = { config: { access: 'public' } } as const;

  app.get<{ Params: { to: string } }>('/language/:to', open, async (request, reply) => {
    const { to } = request.params;
    if (isLanguage(to)) remember(reply, LANGUAGE_COOKIE, to);
    return reply.redirect(backOf(request.query), 303);
  });
  app.get<{ Params: { to: string } }>('/theme/:to', open, async (request, reply) => {
    const { to } = request.params;
    if (isTheme(to)) remember(reply, THEME_COOKIE, to);
    return reply.redirect(backOf(request.query), 303);
  });

  app.get('/sign-in', open, async (request, reply) =>
    show(request, reply, (visitor) =>
      signInPage({ back: backOf(request.query), wrong: false }, visitor),
    ),
  );
  app.post('/sign-in', open, async (request, reply) => {
    const { token, back } = SignInForm.parse(request.body ?? {});
    if (signIn.accessOf(token) === 'none') {
      reply.code(403);
      return show(request, reply, (visitor) =>
        signInPage({ back: safeBack(back), wrong: true }, visitor),
      );
    }
    signIn.signIn(reply, token);
    return reply.redirect(safeBack(back), 303);
  });
  app.post('/sign-out', open, async (_, reply) => {
    signIn.signOut(reply);
    return reply.redirect('/', 303);
  });
}

const backOf = (query: unknown): string => safeBack(Back.safeParse(query).data?.back);
