package sa.wusul.platform.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import sa.wusul.platform.text.Sha256;

/**
 * A Merkle tree by RFC 6962 that only grows. It remembers the roots of its complete
 * subtrees, the largest first, which suffice to add leaves and to compute the root.
 */
final class MerkleTree {

	private static final HexFormat HEX = HexFormat.of();

	private final List<byte[]> peaks = new ArrayList<>();

	private long size;

	/** Restores a tree from what {@link #peaks()} returned. */
	static MerkleTree of(long size, String peaks) {
		var tree = new MerkleTree();
		tree.size = size;
		if (!peaks.isEmpty()) {
			Arrays.stream(peaks.split(" ")).map(HEX::parseHex).forEach(tree.peaks::add);
		}
		if (tree.peaks.size() != Long.bitCount(size)) {
			throw new IllegalArgumentException("A tree of " + size + " leaves has another number of peaks");
		}
		return tree;
	}

	static byte[] leafHash(byte[] leaf) {
		return Sha256.of(new byte[] { 0 }, leaf);
	}

	static byte[] nodeHash(byte[] left, byte[] right) {
		return Sha256.of(new byte[] { 1 }, left, right);
	}

	long size() {
		return this.size;
	}

	String peaks() {
		return this.peaks.stream().map(HEX::formatHex).collect(Collectors.joining(" "));
	}

	void add(byte[] leafHash) {
		var node = leafHash;
		for (var rest = this.size; (rest & 1) == 1; rest >>= 1) {
			node = nodeHash(this.peaks.remove(this.peaks.size() - 1), node);
		}
		this.peaks.add(node);
		this.size++;
	}

	byte[] root() {
		if (this.peaks.isEmpty()) {
			return Sha256.of();
		}
		var root = this.peaks.get(this.peaks.size() - 1);
		for (var index = this.peaks.size() - 2; index >= 0; index--) {
			root = nodeHash(this.peaks.get(index), root);
		}
		return root;
	}

	/** Returns the root of a tree with these leaf hashes. */
	static byte[] root(List<byte[]> leaves) {
		var tree = new MerkleTree();
		leaves.forEach(tree::add);
		return tree.root();
	}

	/** Returns the proof that the leaf of this index is in the tree (RFC 6962, 2.1.1). */
	static List<byte[]> inclusion(int index, List<byte[]> leaves) {
		if (leaves.size() <= 1) {
			return new ArrayList<>();
		}
		var split = split(leaves.size());
		var left = leaves.subList(0, split);
		var right = leaves.subList(split, leaves.size());
		var proof = (index < split) ? inclusion(index, left) : inclusion(index - split, right);
		proof.add(root((index < split) ? right : left));
		return proof;
	}

	/**
	 * Returns the proof that the tree begins with the earlier tree of this size (RFC
	 * 6962, 2.1.2).
	 */
	static List<byte[]> consistency(int earlier, List<byte[]> leaves) {
		return consistency(earlier, leaves, true);
	}

	private static List<byte[]> consistency(int earlier, List<byte[]> leaves, boolean known) {
		if (earlier == leaves.size()) {
			return known ? new ArrayList<>() : new ArrayList<>(List.of(root(leaves)));
		}
		var split = split(leaves.size());
		var left = leaves.subList(0, split);
		var right = leaves.subList(split, leaves.size());
		var proof = (earlier <= split) ? consistency(earlier, left, known) : consistency(earlier - split, right, false);
		proof.add(root((earlier <= split) ? right : left));
		return proof;
	}

	/** Returns the largest power of two that is smaller than the size. */
	private static int split(int size) {
		return Integer.highestOneBit(size - 1);
	}

}
