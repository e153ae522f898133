package sa.wusul.papers;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Check of a file from a scanner or a telephone: it must be an image, of which only the
 * pixels are kept, or a PDF, of which only the pages are kept. The content decides which,
 * never the name.
 */
final class ScannedFile {

	private static final Logger log = LoggerFactory.getLogger(ScannedFile.class);

	/** Pixels of an A4 page at 600 dots per inch. */
	private static final long MOST_DOTS = 36_000_000;

	/** Memory of such a page in colour. */
	private static final long MOST_MEMORY = 3 * MOST_DOTS;

	private static final int MOST_BITS_OF_COLOUR = 8;

	/** Progressive images are read once for each of these parts; cameras write ten. */
	private static final int MOST_PASSES = 64;

	private static final float QUALITY = 0.85f;

	/**
	 * Limit of files read at the same time, each of which needs a hundred megabytes and a
	 * processor.
	 */
	private static final Semaphore AT_ONCE = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
			true);

	private static final long PATIENCE_SECONDS = 2;

	private ScannedFile() {
	}

	/**
	 * Checks the file.
	 * @return its type and the content to keep
	 * @throws RefusalException if it is of another type, broken, too big or has active
	 * content
	 */
	static Accepted accept(byte[] content) {
		if (content.length > ScanService.MOST_BYTES) {
			throw new RefusalException(Kind.TOO_LARGE, "scan.tooLarge", ScanService.MOST_BYTES / 1024 / 1024);
		}
		if (begins(content, 0xFF, 0xD8, 0xFF)) {
			return new Accepted("image/jpeg", "jpg", dots(content, "jpeg"));
		}
		if (begins(content, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
			return new Accepted("image/png", "png", dots(content, "png"));
		}
		if (begins(content, '%', 'P', 'D', 'F', '-')) {
			return new Accepted(PaperService.PDF, "pdf", inTurn(() -> InertPdf.rebuild(content)));
		}
		throw new RefusalException(Kind.INVALID, "scan.type");
	}

	private static boolean begins(byte[] content, int... magic) {
		if (content.length < magic.length) {
			return false;
		}
		for (int index = 0; index < magic.length; index++) {
			if ((content[index] & 0xFF) != magic[index]) {
				return false;
			}
		}
		return true;
	}

	/** Redraws the image, so that all other content of the file is dropped. */
	private static byte[] dots(byte[] content, String format) {
		return inTurn(() -> {
			try {
				return written(read(content, format), format);
			}
			catch (IOException | RuntimeException | OutOfMemoryError unread) {
				throw refusal(unread);
			}
		});
	}

	/** A reader of images says that a file is broken also if the memory was too small. */
	static RefusalException refusal(Throwable unread) {
		if (unread instanceof RefusalException refusal) {
			return refusal;
		}
		if (unread instanceof OutOfMemoryError || unread.getCause() instanceof OutOfMemoryError) {
			log.error("OutOfMemoryError: a picture was not read");
			return new RefusalException(Kind.UNAVAILABLE, "scan.busy");
		}
		return new RefusalException(Kind.INVALID, "scan.broken");
	}

	private static byte[] inTurn(Supplier<byte[]> work) {
		awaitTurn();
		try {
			return work.get();
		}
		finally {
			AT_ONCE.release();
		}
	}

	/** Does work on checked files after the others, however long that takes. */
	static byte[] afterOthers(Supplier<byte[]> work) {
		AT_ONCE.acquireUninterruptibly();
		try {
			return work.get();
		}
		finally {
			AT_ONCE.release();
		}
	}

	/**
	 * Waits for the other files, but not for long, because the visitor holds a thread.
	 */
	private static void awaitTurn() {
		try {
			if (AT_ONCE.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				return;
			}
		}
		catch (InterruptedException stopping) {
			Thread.currentThread().interrupt();
		}
		throw new RefusalException(Kind.UNAVAILABLE, "scan.busy");
	}

	private static BufferedImage read(byte[] content, String format) throws IOException {
		ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
		try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
			reader.setInput(input, true, true);
			if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_DOTS) {
				throw new RefusalException(Kind.TOO_LARGE, "scan.tooManyDots", MOST_DOTS / 1_000_000);
			}
			checkColours(reader);
			if (format.equals("jpeg") && passes(content) > MOST_PASSES) {
				throw new RefusalException(Kind.INVALID, "scan.broken");
			}
			return reader.read(0);
		}
		finally {
			reader.dispose();
		}
	}

	private static void checkColours(ImageReader reader) throws IOException {
		var type = reader.getRawImageType(0);
		var colours = (type != null) ? type.getColorModel() : reader.getImageTypes(0).next().getColorModel();
		if (Arrays.stream(colours.getComponentSize()).anyMatch((bits) -> bits > MOST_BITS_OF_COLOUR)) {
			throw new RefusalException(Kind.INVALID, "scan.colours");
		}
		var memory = (long) reader.getWidth(0) * reader.getHeight(0) * colours.getNumComponents();
		if (memory > MOST_MEMORY) {
			throw new RefusalException(Kind.TOO_LARGE, "scan.tooManyDots",
					MOST_MEMORY / colours.getNumComponents() / 1_000_000);
		}
	}

	/** Counts the parts of a JPEG, each of which begins with the marker FF DA. */
	private static long passes(byte[] content) {
		return IntStream.range(1, content.length)
			.filter((index) -> content[index] == (byte) 0xDA && content[index - 1] == (byte) 0xFF)
			.count();
	}

	private static byte[] written(BufferedImage image, String format) throws IOException {
		var bytes = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
		try (var output = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(output);
			ImageWriteParam how = writer.getDefaultWriteParam();
			if (format.equals("jpeg")) {
				how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				how.setCompressionQuality(QUALITY);
			}
			writer.write(null, new IIOImage(image, null, null), how);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	record Accepted(String mediaType, String extension, byte[] content) {
	}

}
