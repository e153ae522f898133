package sa.wusul.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import sa.wusul.platform.audit.AuditKey.PublicAuditKey;
import sa.wusul.platform.text.NeutralText;

/**
 * Writer of entries with their proofs, as files that {@code sigsum-verify} reads: an
 * entry needs neither this program nor the database to be believed.
 */
final class AuditExportWriter {

	private static final HexFormat HEX = HexFormat.of();

	private final AuditRepository repository;

	private final List<PublicAuditKey> keys;

	/**
	 * @param keys the keys of the log, the present one first
	 */
	AuditExportWriter(AuditRepository repository, List<PublicAuditKey> keys) {
		this.repository = repository;
		this.keys = keys;
	}

	/**
	 * Writes the entries that are wanted into an empty folder.
	 * @return their number
	 */
	int write(Path folder, Predicate<SealedEntry> wanted) {
		var leaves = new ArrayList<byte[]>();
		Map<SealedEntry, SealedEntry.Leaf> chosen = new LinkedHashMap<>();
		var checkpoint = this.repository.head().note().map(Checkpoint::parse).orElseThrow();
		this.repository.inOrder((entry) -> {
			if (entry.treeIndex().orElseThrow() >= 0) {
				var leaf = entry.leaf(this.keys)
					.orElseThrow(() -> new IllegalStateException("Entry " + entry.treeIndex().get() + " is bad"));
				leaves.add(leaf.hash());
				if (wanted.test(entry)) {
					chosen.put(entry, leaf);
				}
			}
			return leaves.size() < checkpoint.size();
		});
		write(folder.resolve("checkpoint"), checkpoint.note(signer(checkpoint)));
		write(folder.resolve("policy"), NeutralText.format("log %s\nquorum none\n", signer(checkpoint).hexadecimal()));
		write(folder.resolve("keys.pub"), sshKeys());
		chosen.forEach((entry, leaf) -> {
			long index = entry.treeIndex().orElseThrow();
			write(folder.resolve(NeutralText.format("%012d.entry", index)), entry.content(index));
			write(folder.resolve(NeutralText.format("%012d.proof", index)),
					proof((int) index, leaf, leaves, checkpoint));
		});
		return chosen.size();
	}

	private PublicAuditKey signer(Checkpoint checkpoint) {
		return this.keys.stream()
			.filter((key) -> checkpoint.isSignedBy(List.of(key)))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The head is not signed by a known key"));
	}

	private String proof(int index, SealedEntry.Leaf leaf, List<byte[]> leaves, Checkpoint checkpoint) {
		var proof = new StringBuilder();
		proof.append(NeutralText.format("version=2\nlog=%s\nleaf=%s %s\n\n", hash(signer(checkpoint)), hash(leaf.key()),
				leaf.signatureText()));
		proof.append(NeutralText.format("size=%d\nroot_hash=%s\nsignature=%s\n", checkpoint.size(),
				HEX.formatHex(checkpoint.root()), HEX.formatHex(checkpoint.signature())));
		if (leaves.size() > 1) {
			proof.append(NeutralText.format("\nleaf_index=%d\n", index));
			MerkleTree.inclusion(index, leaves)
				.forEach((node) -> proof.append(NeutralText.format("node_hash=%s\n", HEX.formatHex(node))));
		}
		return proof.toString();
	}

	private static String hash(PublicAuditKey key) {
		return HEX.formatHex(key.hash());
	}

	/** Returns the public keys as OpenSSH writes them. */
	private String sshKeys() {
		var lines = new StringBuilder();
		for (var key : this.keys) {
			var name = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
			var blob = ByteBuffer.allocate(8 + name.length + 32)
				.putInt(name.length)
				.put(name)
				.putInt(32)
				.put(key.bytes());
			lines.append(NeutralText.format("ssh-ed25519 %s\n", Base64.getEncoder().encodeToString(blob.array())));
		}
		return lines.toString();
	}

	private static void write(Path file, String content) {
		try {
			Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Chooses the entries of these cases, or all if none is named. */
	static Predicate<SealedEntry> ofCases(Collection<String> references) {
		return (entry) -> references.isEmpty()
				|| entry.entry().caseReference().filter(references::contains).isPresent();
	}

}
