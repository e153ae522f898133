package sa.wusul.platform.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;

import sa.wusul.platform.audit.AuditKey.PublicAuditKey;
import sa.wusul.platform.text.NeutralText;
import sa.wusul.platform.text.Sha256;

/**
 * A signed head of the tree, as C2SP's tlog-checkpoint in a signed note. Its origin is
 * sigsum's, so that sigsum's programs verify it as well.
 */
record Checkpoint(String origin, long size, byte[] root, byte[] signature) {

	private static final String ORIGIN = "sigsum.org/v1/tree/";

	private static final int KEY_ID = 4;

	private static final byte ED25519 = 1;

	static Checkpoint sign(MerkleTree tree, AuditKey key) {
		var origin = origin(key.publicKey());
		return new Checkpoint(origin, tree.size(), tree.root(), key.sign(body(origin, tree.size(), tree.root())));
	}

	/**
	 * Reads a signed note.
	 * @param note with line breaks, or with their escapes as a line of the log has them
	 * @throws IllegalArgumentException if it is none
	 */
	static Checkpoint parse(String note) {
		try {
			var lines = note.strip().replace("\\n", "\n").lines().toList();
			var signed = lines.stream().filter((line) -> line.startsWith("— ")).findFirst().orElseThrow();
			var signature = Base64.getDecoder().decode(signed.substring(signed.lastIndexOf(' ') + 1));
			return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), Base64.getDecoder().decode(lines.get(2)),
					Arrays.copyOfRange(signature, KEY_ID, signature.length));
		}
		catch (RuntimeException malformed) {
			throw new IllegalArgumentException("This is no checkpoint: " + note, malformed);
		}
	}

	/** Checks whether one of these keys signed it. */
	boolean isSignedBy(Collection<PublicAuditKey> keys) {
		var body = body(this.origin, this.size, this.root);
		return keys.stream().anyMatch((key) -> this.origin.equals(origin(key)) && key.verify(body, this.signature));
	}

	/** Returns the signed note. */
	String note(PublicAuditKey key) {
		var id = Sha256.of((this.origin + "\n").getBytes(StandardCharsets.UTF_8), new byte[] { ED25519 }, key.bytes());
		var signed = ByteBuffer.allocate(KEY_ID + this.signature.length).put(id, 0, KEY_ID).put(this.signature);
		return NeutralText.format("%s\n— %s %s\n", text(this.origin, this.size, this.root), this.origin,
				Base64.getEncoder().encodeToString(signed.array()));
	}

	/** Returns the text that is signed. */
	String text() {
		return text(this.origin, this.size, this.root);
	}

	static String origin(PublicAuditKey key) {
		return ORIGIN + HexFormat.of().formatHex(key.hash());
	}

	private static byte[] body(String origin, long size, byte[] root) {
		return text(origin, size, root).getBytes(StandardCharsets.UTF_8);
	}

	private static String text(String origin, long size, byte[] root) {
		return NeutralText.format("%s\n%d\n%s\n", origin, size, Base64.getEncoder().encodeToString(root));
	}

}
