// Sphinx looks words up in objects, in which it would find "constructor", too.
{
  const { setIndex } = Search;
  const bare = {
    __proto__: null,
    hasOwnProperty(word) {
      return Object.hasOwn(this, word);
    },
  };
  Search.setIndex = (index) => {
    Object.setPrototypeOf(index.terms, bare);
    Object.setPrototypeOf(index.titleterms, bare);
    setIndex(index);
  };
}
