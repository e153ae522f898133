package sa.wusul.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * A JPEG that has only the parts from which its dots are read: without remarks, place,
 * preview and anything behind its end.
 */
final class BareJpeg {

	/** Parts of a progressive image, each of which is read over all dots. */
	private static final int MOST_PASSES = 64;

	private static final int START = 0xD8;

	private static final int END = 0xD9;

	private static final int SCAN = 0xDA;

	private static final int RESOLUTION = 0xE0;

	private static final int COLOUR_TRANSFORM = 0xEE;

	private static final byte[] JFIF = { 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0 };

	private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);

	private static final int ADOBE_LENGTH = 12;

	private final byte[] content;

	private final ByteArrayOutputStream bare = new ByteArrayOutputStream();

	private int at = 2;

	private int passes;

	private boolean measured;

	private BareJpeg(byte[] content) {
		this.content = content;
	}

	/**
	 * Returns the image without its other parts.
	 * @param mostDots limit of its dots
	 */
	static byte[] of(byte[] content, long mostDots) throws IOException {
		var image = new BareJpeg(content);
		image.copy(mostDots);
		return image.bare.toByteArray();
	}

	private void copy(long mostDots) throws IOException {
		if (number(0) != (0xFF00 | START)) {
			throw new IOException("No JPEG");
		}
		this.bare.write(0xFF);
		this.bare.write(START);
		for (int marker = marker(); marker != END; marker = marker()) {
			var length = number(this.at);
			var from = this.at + 2;
			this.at += length;
			if (length < 2 || this.at > this.content.length) {
				throw new IOException("A part without an end");
			}
			copy(marker, Arrays.copyOfRange(this.content, from, this.at), mostDots);
		}
		if (this.passes == 0) {
			throw new IOException("No dots");
		}
		this.bare.write(0xFF);
		this.bare.write(END);
	}

	private void copy(int marker, byte[] part, long mostDots) throws IOException {
		switch (marker) {
			case 0xC0, 0xC1, 0xC2 -> {
				measure(part, mostDots);
				write(marker, part);
			}
			case 0xC4, 0xDB, 0xDD -> write(marker, part);
			case RESOLUTION -> {
				if (part.length >= JFIF.length && Arrays.equals(part, 0, 5, JFIF, 0, 5)) {
					write(marker, JFIF);
				}
			}
			case COLOUR_TRANSFORM -> {
				if (part.length >= ADOBE_LENGTH && Arrays.equals(part, 0, ADOBE.length, ADOBE, 0, ADOBE.length)) {
					write(marker, Arrays.copyOf(part, ADOBE_LENGTH));
				}
			}
			case SCAN -> {
				if (++this.passes > MOST_PASSES || !this.measured) {
					throw new IOException("More parts than a camera writes");
				}
				write(marker, part);
				copyDots();
			}
			default -> {
				if (marker < RESOLUTION) {
					throw new IOException("A kind of JPEG that is not read");
				}
			}
		}
	}

	private void measure(byte[] frame, long mostDots) throws IOException {
		if (this.measured || frame.length < 6 || frame[0] != 8) {
			throw new IOException("Two images in one, or finer colours");
		}
		this.measured = true;
		long height = ((frame[1] & 0xFF) << 8) | (frame[2] & 0xFF);
		long width = ((frame[3] & 0xFF) << 8) | (frame[4] & 0xFF);
		if (height * width == 0) {
			throw new IOException("No size");
		}
		if (height * width > mostDots) {
			throw new RefusalException(Kind.TOO_LARGE, "scan.tooManyDots", mostDots / 1_000_000);
		}
	}

	/** Copies up to the next marker that is not part of the dots. */
	private void copyDots() {
		int from = this.at;
		while (this.at + 1 < this.content.length) {
			int next = this.content[this.at + 1] & 0xFF;
			if (this.content[this.at] == (byte) 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
				break;
			}
			this.at++;
		}
		if (this.at + 1 >= this.content.length) {
			this.at = this.content.length;
		}
		this.bare.write(this.content, from, this.at - from);
	}

	/** Returns the next marker; an image that breaks off ends there. */
	private int marker() {
		while (this.at + 1 < this.content.length) {
			int next = this.content[this.at + 1] & 0xFF;
			this.at++;
			if (this.content[this.at - 1] == (byte) 0xFF && next != 0xFF && next != 0) {
				this.at++;
				return next;
			}
		}
		return END;
	}

	private void write(int marker, byte[] part) {
		this.bare.write(0xFF);
		this.bare.write(marker);
		this.bare.write((part.length + 2) >> 8);
		this.bare.write(part.length + 2);
		this.bare.writeBytes(part);
	}

	private int number(int from) throws IOException {
		if (from + 1 >= this.content.length) {
			throw new IOException("A part without an end");
		}
		return ((this.content[from] & 0xFF) << 8) | (this.content[from + 1] & 0xFF);
	}

}
