package sa.wusul.records;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

import sa.wusul.platform.text.Sha256;
import sa.wusul.records.HandoverOrderRepository.Part;

/**
 * Writer of a package as parts of a limited size, each handed on before the next one
 * begins; so the program never has more than one of them.
 */
final class PackagePartWriter extends OutputStream {

	static final int PART = 4 * 1024 * 1024;

	private final byte[] part;

	private int filled;

	private final BiConsumer<Part, byte[]> keeper;

	private final List<Part> parts = new ArrayList<>();

	private final Sha256.Sum whole = new Sha256.Sum();

	/**
	 * Begins a package.
	 * @param keeper takes each part
	 */
	PackagePartWriter(int size, BiConsumer<Part, byte[]> keeper) {
		this.part = new byte[size];
		this.keeper = keeper;
	}

	@Override
	public void write(int single) {
		write(new byte[] { (byte) single }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		this.whole.add(bytes, offset, length);
		for (var done = 0; done < length;) {
			var now = Math.min(length - done, this.part.length - this.filled);
			System.arraycopy(bytes, offset + done, this.part, this.filled, now);
			this.filled += now;
			done += now;
			if (this.filled == this.part.length) {
				handOn();
			}
		}
	}

	private void handOn() {
		var content = Arrays.copyOf(this.part, this.filled);
		var kept = new Part(Sha256.hex(content), content.length);
		this.parts.add(kept);
		this.filled = 0;
		this.keeper.accept(kept, content);
	}

	@Override
	public void close() {
		if (this.filled > 0) {
			handOn();
		}
	}

	/** Returns the parts that were handed on, in their order. */
	List<Part> parts() {
		return List.copyOf(this.parts);
	}

	/** Returns the hash of all that was written, once. */
	String hash() {
		return this.whole.hex();
	}

}
