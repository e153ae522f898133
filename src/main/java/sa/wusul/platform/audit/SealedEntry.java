package sa.wusul.platform.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;

import sa.wusul.platform.audit.AuditKey.PublicAuditKey;
import sa.wusul.platform.text.NeutralText;
import sa.wusul.platform.text.Sha256;

/**
 * An entry as it is stored.
 *
 * @param treeIndex its index in the tree; absent until it is sequenced
 * @param run the start of a node that wrote it, by a random name
 * @param runNumber counts the entries of a run from 1, so that a missing one is noticed
 * @param entry with its words as they are sealed
 * @param wordsKey the sealed key of its words
 * @param wordsHash the hash of its sealed words
 * @param signature signature of its leaf
 */
record SealedEntry(long id, Optional<Long> treeIndex, String run, long runNumber, Instant happenedAt, AuditEntry entry,
		Optional<String> wordsKey, Optional<String> wordsHash, String seal, Optional<String> signature) {

	private static final HexFormat HEX = HexFormat.of();

	/** Prefix of what a submitter of sigsum signs. */
	private static final String LEAF = "sigsum.org/v1/tree-leaf\0";

	static String hash(String sealedWords) {
		return Sha256.hex(sealedWords);
	}

	/** Returns the text that is sealed: all of the entry except its index. */
	String content() {
		return NeutralText.format("""
				run=%s
				number=%d
				at=%s
				actor=%s
				deed=%s
				outcome=%s
				case=%s
				subject=%s
				detail=%s
				words=%s
				""", this.run, this.runNumber, this.happenedAt, this.entry.actor(), this.entry.deed(),
				this.entry.outcome(), this.entry.caseReference().orElse(""), this.entry.subject().orElse(""),
				this.entry.detail().orElse(""), this.wordsHash.orElse(""));
	}

	/** Returns the text of its leaf at an index. */
	String content(long index) {
		return NeutralText.format("wusul-audit/1\nindex=%d\n%s", index, content());
	}

	/** Returns the entry with its seal. */
	SealedEntry sealed(AuditKey key) {
		return new SealedEntry(this.id, this.treeIndex, this.run, this.runNumber, this.happenedAt, this.entry,
				this.wordsKey, this.wordsHash, key.seal(content()), this.signature);
	}

	boolean isSealedBy(AuditKey key) {
		return key.seal(content()).equals(this.seal);
	}

	/** Checks whether its words are gone with their key, and only their hash is left. */
	boolean lostItsWords() {
		return this.wordsHash.isPresent() && this.entry.words().isEmpty() && this.wordsKey.isEmpty();
	}

	/** Checks whether its words are those whose hash it bears. */
	boolean hasItsWords() {
		return this.entry.words().isPresent() == this.wordsKey.isPresent()
				&& this.entry.words().map(SealedEntry::hash).equals(this.wordsHash);
	}

	/** Returns the leaf at an index, signed like a leaf of sigsum. */
	Leaf leaf(long index, AuditKey key) {
		var checksum = checksum(index);
		return new Leaf(checksum, key.sign(signed(checksum)), key.publicKey());
	}

	/** Returns the leaf at its index, if one of these keys signed it there. */
	Optional<Leaf> leaf(Collection<PublicAuditKey> keys) {
		var checksum = checksum(this.treeIndex.orElseThrow());
		var bytes = bytes(this.signature.orElse(""));
		return keys.stream()
			.filter((key) -> key.verify(signed(checksum), bytes))
			.map((key) -> new Leaf(checksum, bytes, key))
			.findFirst();
	}

	private byte[] checksum(long index) {
		return Sha256.of(Sha256.of(content(index).getBytes(StandardCharsets.UTF_8)));
	}

	private static byte[] signed(byte[] checksum) {
		var prefix = LEAF.getBytes(StandardCharsets.US_ASCII);
		var message = new byte[prefix.length + checksum.length];
		System.arraycopy(prefix, 0, message, 0, prefix.length);
		System.arraycopy(checksum, 0, message, prefix.length, checksum.length);
		return message;
	}

	private static byte[] bytes(String hexadecimal) {
		try {
			return HEX.parseHex(hexadecimal);
		}
		catch (IllegalArgumentException malformed) {
			return new byte[0];
		}
	}

	/** A leaf of sigsum: the checksum of a message, signed. */
	record Leaf(byte[] checksum, byte[] signature, PublicAuditKey key) {

		byte[] hash() {
			return Sha256.of(new byte[] { 0 }, this.checksum, this.signature, this.key.hash());
		}

		String signatureText() {
			return HEX.formatHex(this.signature);
		}

	}

}
