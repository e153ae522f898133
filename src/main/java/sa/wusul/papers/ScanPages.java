package sa.wusul.papers;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * The pages of scans as pictures, within a budget of pages and bytes. A page of a PDF is
 * redrawn, because its fonts and colours need not keep to the standard for archives.
 */
final class ScanPages {

	/** Pixels of the longer side: about 170 dots per inch on an A4 page. */
	private static final int LONGEST_SIDE = 2000;

	private static final int POINTS_PER_INCH = 72;

	/** Dots per inch at most, so that a small page is not enlarged. */
	private static final float FINEST = 200;

	private static final float QUALITY = 0.75f;

	/** Pixels of an A4 page at 600 dots per inch. */
	private static final long MOST_DOTS = 36_000_000;

	private static final int DEEPEST_FORM = 8;

	/** The kinds of images that need a reader which the JDK does not have. */
	private static final Set<COSName> FOREIGN = Set.of(COSName.JBIG2_DECODE, COSName.JPX_DECODE);

	/** Limit of scans drawn at the same time. */
	private static final Semaphore AT_ONCE = new Semaphore(1, true);

	private int pagesLeft;

	private long bytesLeft;

	ScanPages(int mostPages, long mostBytes) {
		this.pagesLeft = mostPages;
		this.bytesLeft = mostBytes;
	}

	/** Returns the pages of a scan as far as they are readable and within the budget. */
	ScanForPrint print(Scan scan, Supplier<byte[]> content) {
		var pages = new ArrayList<Picture>();
		if (this.pagesLeft == 0) {
			return new ScanForPrint(scan, pages, Optional.of(ScanForPrint.Missing.BUDGET));
		}
		AT_ONCE.acquireUninterruptibly();
		try {
			var missing = scan.mediaType().equals(PaperService.PDF) ? addPages(content.get(), pages)
					: add(image(content.get()), pages);
			return new ScanForPrint(scan, pages, missing);
		}
		catch (InvalidPasswordException locked) {
			return new ScanForPrint(scan, pages, Optional.of(ScanForPrint.Missing.ENCRYPTED));
		}
		// Deeply nested objects are unreadable as well.
		catch (IOException | RuntimeException | StackOverflowError broken) {
			return new ScanForPrint(scan, pages, Optional.of(ScanForPrint.Missing.BROKEN));
		}
		finally {
			AT_ONCE.release();
		}
	}

	private Optional<ScanForPrint.Missing> addPages(byte[] content, List<Picture> pages) throws IOException {
		try (var pdf = Loader.loadPDF(content)) {
			if (pdf.isEncrypted()) {
				return Optional.of(ScanForPrint.Missing.ENCRYPTED);
			}
			var renderer = new PDFRenderer(pdf);
			renderer.setSubsamplingAllowed(true);
			var missing = Optional.<ScanForPrint.Missing>empty();
			for (int index = 0; index < pdf.getNumberOfPages() && missing.isEmpty(); index++) {
				missing = (this.pagesLeft == 0) ? Optional.of(ScanForPrint.Missing.BUDGET)
						: isDrawable(pdf.getPage(index).getResources())
								? add(renderer.renderImage(index, scale(pdf, index), ImageType.RGB), pages)
								: Optional.of(ScanForPrint.Missing.FOREIGN);
			}
			return missing;
		}
	}

	private static float scale(PDDocument pdf, int index) {
		PDPage page = pdf.getPage(index);
		var box = page.getCropBox();
		var longest = Math.max(1, Math.max(box.getWidth(), box.getHeight()));
		return Math.min(FINEST / POINTS_PER_INCH, LONGEST_SIDE / longest);
	}

	static boolean isDrawable(PDResources resources) throws IOException {
		return isDrawable(resources, 0);
	}

	/** Checks every image before it is unpacked, because PDFBox leaves out others. */
	private static boolean isDrawable(PDResources resources, int depth) throws IOException {
		if (resources == null) {
			return true;
		}
		if (depth > DEEPEST_FORM) {
			return false;
		}
		for (COSName name : resources.getXObjectNames()) {
			var object = resources.getXObject(name);
			if (object instanceof PDImageXObject image
					&& (isForeign(image) || (long) image.getWidth() * image.getHeight() > MOST_DOTS)) {
				return false;
			}
			if (object instanceof PDFormXObject form && !isDrawable(form.getResources(), depth + 1)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isForeign(PDImageXObject image) {
		return image.getStream().getFilters().stream().anyMatch(FOREIGN::contains);
	}

	private Optional<ScanForPrint.Missing> add(BufferedImage image, List<Picture> pages) throws IOException {
		var picture = new Picture(jpeg(image), image.getWidth(), image.getHeight());
		if (this.pagesLeft == 0 || picture.jpeg().length > this.bytesLeft) {
			return Optional.of(ScanForPrint.Missing.BUDGET);
		}
		this.pagesLeft--;
		this.bytesLeft -= picture.jpeg().length;
		pages.add(picture);
		return Optional.empty();
	}

	private static BufferedImage image(byte[] content) throws IOException {
		try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
			var readers = ImageIO.getImageReaders(input);
			if (!readers.hasNext()) {
				throw new IOException("No image");
			}
			ImageReader reader = readers.next();
			try {
				reader.setInput(input, true, true);
				var finer = Math.max(reader.getWidth(0), reader.getHeight(0)) / LONGEST_SIDE;
				var how = reader.getDefaultReadParam();
				if (finer > 1) {
					how.setSourceSubsampling(finer, finer, 0, 0);
				}
				return fitted(reader.read(0, how));
			}
			finally {
				reader.dispose();
			}
		}
	}

	/** Draws the image on white, and smaller if it is too fine. */
	private static BufferedImage fitted(BufferedImage image) {
		var scale = Math.min(1.0, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
		int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
		int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
		var fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		var pen = fitted.createGraphics();
		pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		pen.drawImage(image, 0, 0, width, height, Color.WHITE, null);
		pen.dispose();
		return fitted;
	}

	private static byte[] jpeg(BufferedImage image) throws IOException {
		var bytes = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		try (var output = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(output);
			ImageWriteParam how = writer.getDefaultWriteParam();
			how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			how.setCompressionQuality(QUALITY);
			writer.write(null, new IIOImage(image, null, null), how);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

}
