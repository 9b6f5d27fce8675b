/** An enum out of the list of its words, key = value, ready for `registerEnumType`; words of letters stay plain texts. */
export const enumOf = <const Word extends string>(words: readonly Word[]) =>
  Object.fromEntries(words.map((word) => [word, word])) as { readonly [Key in Word]: Key };
