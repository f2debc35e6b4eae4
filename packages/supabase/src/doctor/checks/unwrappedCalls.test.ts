import { describe, expect, it } from 'vitest'
import { unwrappedCalls, wrapCalls } from './unwrappedCalls.js'

describe('a call once per row', () => {
  it.each([
    ['(host_id = auth.uid())', '(host_id = (select auth.uid()))'],
    ["((auth.jwt() ->> 'sub'::text) = id)", "(((select auth.jwt()) ->> 'sub'::text) = id)"],
    [
      '((a = auth.uid()) OR (b = ( SELECT auth.uid() AS uid)) OR (c = auth.uid()))',
      '((a = (select auth.uid())) OR (b = ( SELECT auth.uid() AS uid)) OR (c = (select auth.uid())))',
    ],
    [
      '(EXISTS ( SELECT 1\n   FROM public.p\n  WHERE (p.id = auth.uid())))',
      '(EXISTS ( SELECT 1\n   FROM public.p\n  WHERE (p.id = (select auth.uid()))))',
    ],
    ['( SELECT (p.id = auth.uid()) FROM public.p)', '( SELECT (p.id = (select auth.uid())) FROM public.p)'],
    ["('auth.uid()'::text = (auth.uid())::text)", "('auth.uid()'::text = ((select auth.uid()))::text)"],
    ["(auth.role() = 'authenticated'::text)", "((select auth.role()) = 'authenticated'::text)"],
  ])('is found in %s, and wrapped', (expression, wrapped) => {
    expect(unwrappedCalls(expression)).not.toEqual([])
    expect(wrapCalls(expression)).toBe(wrapped)
    expect(unwrappedCalls(wrapped)).toEqual([])
  })

  it.each([
    '(host_id = ( SELECT auth.uid() AS uid))',
    "(a = (( SELECT (auth.jwt() ->> 'sub'::text)))::uuid)",
    "(a = ( SELECT COALESCE(auth.uid(), ((auth.jwt() ->> 'x'::text))::uuid) AS c))",
    "(title = 'auth.uid()'::text)",
    `("auth.uid()" = 'it''s auth.uid()'::text)`,
    '(id IN ( SELECT p.id\n   FROM public.p\n  WHERE (p.id = ( SELECT auth.uid() AS uid))))',
    '(EXISTS ( SELECT 1 FROM public.p WHERE (p.from_id = ( SELECT auth.uid() AS uid))))',
    '(author.uid() = 1)',
    'true',
  ])('is not found in %s', (expression) => {
    expect(unwrappedCalls(expression)).toEqual([])
    expect(wrapCalls(expression)).toBe(expression)
  })
})
