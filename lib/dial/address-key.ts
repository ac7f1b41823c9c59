const longest = 40;
const beginning = 24;

/**
 * A short name for an address, for the URLs that carry it: the address itself where it is short, else its beginning and
 * a hash. The key of a key is that key.
 */
export function addressKey(address: string): string {
  const usual = address.replaceAll(unusual, '');
  return usual === address && address.length <= longest
    ? address
    : `${usual.slice(0, beginning)}#${fnv1a(address)}`;
}

// In a URL each of these takes six characters or more.
const unusual = /[^\x20-\x7e]/g;

/** FNV-1a with 64 bits, over UTF-16. */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return hash.toString(36);
}
