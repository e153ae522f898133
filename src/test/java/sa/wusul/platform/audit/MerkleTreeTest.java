package sa.wusul.platform.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.Example;

import static org.assertj.core.api.Assertions.assertThat;

@Label("The tree of the audit log")
@Tag("fast")
class MerkleTreeTest {

	private static final HexFormat HEX = HexFormat.of();

	/** The leaves that implementations of Certificate Transparency are tested with. */
	private static final List<byte[]> LEAVES = Stream
		.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
		.map(HEX::parseHex)
		.map(MerkleTree::leafHash)
		.toList();

	private static final List<String> ROOTS = List.of(
			"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
			"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
			"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
			"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
			"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
			"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
			"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
			"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
			"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

	private static final List<String> FIRST_OF_EIGHT = List.of(
			"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
			"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
			"6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");

	@Example
	@Label("has the roots and proofs of the known vectors of RFC 6962")
	void vectors() {
		for (var size = 0; size < ROOTS.size(); size++) {
			assertThat(HEX.formatHex(MerkleTree.root(LEAVES.subList(0, size)))).isEqualTo(ROOTS.get(size));
		}
		assertThat(MerkleTree.inclusion(0, LEAVES)).map(HEX::formatHex).isEqualTo(FIRST_OF_EIGHT);
		assertThat(MerkleTree.consistency(1, LEAVES)).map(HEX::formatHex).isEqualTo(FIRST_OF_EIGHT);
		assertThat(MerkleTree.consistency(8, LEAVES)).isEmpty();
	}

	@Property(tries = 300)
	@Label("is the same after it was stored between any two leaves")
	void stored(@ForAll @IntRange(max = 200) int size, @ForAll @IntRange(max = 200) int cut) {
		var whole = new MerkleTree();
		var tree = new MerkleTree();
		for (var index = 0; index < size; index++) {
			if (index == cut) {
				tree = MerkleTree.of(tree.size(), tree.peaks());
			}
			tree.add(leaf(index));
			whole.add(leaf(index));
		}
		assertThat(tree.peaks()).isEqualTo(whole.peaks());
		assertThat(tree.root()).isEqualTo(MerkleTree.root(leaves(size)));
	}

	@Property(tries = 300)
	@Label("proves each leaf to a verifier that knows the root alone, and no other leaf")
	void inclusion(@ForAll @IntRange(min = 1, max = 130) int size, @ForAll @IntRange(max = 129) int at) {
		var index = at % size;
		var leaves = leaves(size);
		var proof = MerkleTree.inclusion(index, leaves);
		assertThat(rootByInclusion(leaf(index), index, size, proof)).isEqualTo(MerkleTree.root(leaves));
		assertThat(rootByInclusion(leaf(index + 1), index, size, proof)).isNotEqualTo(MerkleTree.root(leaves));
	}

	@Property(tries = 300)
	@Label("proves that it begins with each earlier tree, and with no other")
	void consistency(@ForAll @IntRange(min = 1, max = 130) int size, @ForAll @IntRange(max = 129) int earlier) {
		var before = 1 + earlier % size;
		var leaves = leaves(size);
		var proof = MerkleTree.consistency(before, leaves);
		var root = MerkleTree.root(leaves.subList(0, before));
		assertThat(isConsistent(before, size, root, MerkleTree.root(leaves), proof)).isTrue();
		var other = new ArrayList<>(leaves.subList(0, before));
		other.set(before - 1, leaf(999));
		assertThat(isConsistent(before, size, MerkleTree.root(other), MerkleTree.root(leaves), proof)).isFalse();
	}

	/** RFC 9162, 2.1.3.2. */
	private static byte[] rootByInclusion(byte[] leaf, long index, long size, List<byte[]> proof) {
		long fn = index;
		long sn = size - 1;
		var root = leaf;
		for (var node : proof) {
			assertThat(sn).isPositive();
			if ((fn & 1) == 1 || fn == sn) {
				root = MerkleTree.nodeHash(node, root);
				while ((fn & 1) == 0 && fn != 0) {
					fn >>= 1;
					sn >>= 1;
				}
			}
			else {
				root = MerkleTree.nodeHash(root, node);
			}
			fn >>= 1;
			sn >>= 1;
		}
		assertThat(sn).isZero();
		return root;
	}

	/** RFC 9162, 2.1.4.2. */
	private static boolean isConsistent(long first, long second, byte[] firstRoot, byte[] secondRoot,
			List<byte[]> proof) {
		if (first == second) {
			return proof.isEmpty() && Arrays.equals(firstRoot, secondRoot);
		}
		var path = new ArrayList<>(proof);
		if (Long.bitCount(first) == 1) {
			path.add(0, firstRoot);
		}
		long fn = first - 1;
		long sn = second - 1;
		while ((fn & 1) == 1) {
			fn >>= 1;
			sn >>= 1;
		}
		var fr = path.get(0);
		var sr = path.get(0);
		for (var node : path.subList(1, path.size())) {
			if (sn == 0) {
				return false;
			}
			if ((fn & 1) == 1 || fn == sn) {
				fr = MerkleTree.nodeHash(node, fr);
				sr = MerkleTree.nodeHash(node, sr);
				while ((fn & 1) == 0 && fn != 0) {
					fn >>= 1;
					sn >>= 1;
				}
			}
			else {
				sr = MerkleTree.nodeHash(sr, node);
			}
			fn >>= 1;
			sn >>= 1;
		}
		return sn == 0 && Arrays.equals(fr, firstRoot) && Arrays.equals(sr, secondRoot);
	}

	private static List<byte[]> leaves(int size) {
		return IntStream.range(0, size).mapToObj(MerkleTreeTest::leaf).toList();
	}

	private static byte[] leaf(int index) {
		return MerkleTree.leafHash(("leaf " + index).getBytes(StandardCharsets.US_ASCII));
	}

}
