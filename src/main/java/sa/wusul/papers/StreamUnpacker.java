package sa.wusul.papers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Unpacking of a PDF's streams within a limit of bytes and of time. */
final class StreamUnpacker {

	/** Limit of all unpacked streams of one file, in bytes. */
	private static final long MOST_UNPACKED = 256L * 1024 * 1024;

	/** Limit of a stream that is held in memory as a whole, in bytes. */
	private static final long MOST_HELD = 32L * 1024 * 1024;

	private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

	/** Bytes after which the time is looked at. */
	private static final int BLOCK = 64 * 1024;

	private static final int MOST_FILTERS = 4;

	/** Memory that the filters take for one row, before they read anything. */
	private static final Map<COSName, Integer> MOST_PARAMETERS = Map.of(COSName.COLUMNS, 100_000, COSName.ROWS, 100_000,
			COSName.COLORS, 32, COSName.BITS_PER_COMPONENT, 16);

	private static final Set<COSName> PACKING = Set.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE_ABBREVIATION,
			COSName.LZW_DECODE, COSName.LZW_DECODE_ABBREVIATION, COSName.ASCII85_DECODE,
			COSName.ASCII85_DECODE_ABBREVIATION, COSName.ASCII_HEX_DECODE, COSName.ASCII_HEX_DECODE_ABBREVIATION,
			COSName.RUN_LENGTH_DECODE, COSName.RUN_LENGTH_DECODE_ABBREVIATION);

	private static final Set<COSName> FAX = Set.of(COSName.CCITTFAX_DECODE, COSName.CCITTFAX_DECODE_ABBREVIATION);

	private static final Set<COSName> JPEG = Set.of(COSName.DCT_DECODE, COSName.DCT_DECODE_ABBREVIATION);

	private final long end = System.nanoTime() + PATIENCE_NANOS;

	private long left = MOST_UNPACKED;

	/**
	 * Unpacks a stream as far as its filters are known.
	 * @param how the dictionary with its filters
	 * @return whether the result is a JPEG, which is still packed
	 * @throws RefusalException if it is too large, or packed in a way that the program
	 * does not read
	 */
	boolean unpack(InputStream packed, COSDictionary how, OutputStream to) throws IOException {
		return unpack(packed, how, to, (to instanceof ByteArrayOutputStream) ? MOST_HELD : MOST_UNPACKED);
	}

	private boolean unpack(InputStream packed, COSDictionary how, OutputStream to, long most) throws IOException {
		var filters = filters(how);
		checkParameters(how);
		var jpeg = !filters.isEmpty() && JPEG.contains(filters.get(filters.size() - 1));
		var unpacked = packed;
		int last = filters.size() - (jpeg ? 2 : 1);
		for (int index = 0; index <= last; index++) {
			if (!PACKING.contains(filters.get(index)) && !FAX.contains(filters.get(index))) {
				throw new RefusalException(Kind.INVALID, "scan.foreign");
			}
			var between = new ByteArrayOutputStream();
			FilterFactory.INSTANCE.getFilter(filters.get(index))
				.decode(unpacked, (index == last) ? new Bounded(to, most) : new Bounded(between, MOST_HELD), how,
						index);
			unpacked = new ByteArrayInputStream(between.toByteArray());
		}
		if (last < 0) {
			unpacked.transferTo(new Bounded(to, most));
		}
		return jpeg;
	}

	/** Unpacks a stream without keeping it. */
	void measure(COSStream stream) throws IOException {
		var filters = filters(stream);
		var reads = filters.stream().allMatch(PACKING::contains);
		var lists = stream.containsKey(COSName.FIRST) || stream.containsKey(COSName.W);
		if (!reads && lists) {
			// A list of objects is no picture.
			throw new RefusalException(Kind.INVALID, "scan.broken");
		}
		if (reads) {
			try (var packed = stream.createRawInputStream()) {
				unpack(packed, stream, OutputStream.nullOutputStream(), lists ? MOST_HELD : MOST_UNPACKED);
			}
		}
	}

	void checkTime() {
		if (System.nanoTime() - this.end > 0) {
			throw new RefusalException(Kind.INVALID, "scan.slow");
		}
	}

	private static List<COSName> filters(COSDictionary how) {
		if (how instanceof COSStream && how.containsKey(COSName.F)) {
			// The content lies in another file, on this or another machine.
			throw new RefusalException(Kind.INVALID, "scan.acting");
		}
		COSBase filters = how.getDictionaryObject(COSName.FILTER, COSName.F);
		if (filters == null) {
			return List.of();
		}
		var names = new ArrayList<COSName>();
		for (int index = 0; index < ((filters instanceof COSArray list) ? list.size() : 1); index++) {
			if (index == MOST_FILTERS || !(((filters instanceof COSArray list) ? list.getObject(index)
					: filters) instanceof COSName name)) {
				throw new RefusalException(Kind.INVALID, "scan.bomb");
			}
			names.add(name);
		}
		return names;
	}

	private static void checkParameters(COSDictionary how) {
		COSBase parameters = how.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
		for (int index = 0; index < ((parameters instanceof COSArray list) ? list.size() : 1); index++) {
			var one = (parameters instanceof COSArray list) ? list.getObject(index) : parameters;
			if (one instanceof COSDictionary dictionary && MOST_PARAMETERS.entrySet()
				.stream()
				.anyMatch((most) -> dictionary.getInt(most.getKey(), 0) > most.getValue())) {
				throw new RefusalException(Kind.INVALID, "scan.bomb");
			}
		}
	}

	/** Stream that ends the reading of a file which unpacks to too much. */
	private final class Bounded extends OutputStream {

		private final OutputStream to;

		private long most;

		Bounded(OutputStream to, long most) {
			this.to = to;
			this.most = most;
		}

		@Override
		public void write(int value) throws IOException {
			take(1);
			this.to.write(value);
		}

		@Override
		public void write(byte[] values, int from, int length) throws IOException {
			take(length);
			this.to.write(values, from, length);
		}

		private void take(int bytes) {
			var before = StreamUnpacker.this.left;
			StreamUnpacker.this.left -= bytes;
			this.most -= bytes;
			if (StreamUnpacker.this.left < 0 || this.most < 0) {
				throw new RefusalException(Kind.TOO_LARGE, "scan.bomb");
			}
			if (before / BLOCK != StreamUnpacker.this.left / BLOCK) {
				checkTime();
			}
		}

	}

}
