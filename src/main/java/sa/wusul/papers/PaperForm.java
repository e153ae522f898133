package sa.wusul.papers;

/**
 * A form of a paper, by the hash of its bytes: as issued, or with a signature that was
 * completed since.
 */
record PaperForm(String hash, SignatureLevel level, int byteCount) {
}
