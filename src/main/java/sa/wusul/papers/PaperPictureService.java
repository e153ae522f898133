package sa.wusul.papers;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.springframework.stereotype.Service;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Service that draws pages of papers and scans for a screen, one at a time. */
@Service
public class PaperPictureService {

	/** Readable on a large screen beside another picture. */
	private static final float DOTS_PER_INCH = 120;

	/** Pixels of the longer side at most, however large the page is. */
	private static final float LONGEST_SIDE = 2000;

	private static final float POINTS_PER_INCH = 72;

	/** Readable when it is enlarged. */
	private static final float DOTS_FOR_READING = 150;

	/** Seconds to wait for a turn. */
	private static final long LONGEST_WAIT = 20;

	/** Limit of pages drawn at the same time. */
	private static final Semaphore AT_ONCE = new Semaphore(1, true);

	private final Typefaces typefaces = new Typefaces();

	/**
	 * Draws a page for reading. The document may be hostile: within a budget of pixels,
	 * and without images that cannot be drawn.
	 * @param page from 1
	 * @throws RefusalException if there is no such page, or it cannot be drawn
	 */
	public PagePicture read(byte[] document, int page) {
		return read(document, page, false);
	}

	/** Draws a page of a paper that is not issued, with the word draft across it. */
	public PagePicture readDraft(byte[] document, int page) {
		return read(document, page, true);
	}

	private PagePicture read(byte[] document, int page, boolean draft) {
		waitForTurn();
		try (var pdf = Loader.loadPDF(document)) {
			if (page < 1 || page > pdf.getNumberOfPages()) {
				throw new RefusalException(Kind.UNKNOWN, "paper.page");
			}
			if (!ScanPages.isDrawable(pdf.getPage(page - 1).getResources())) {
				throw new RefusalException(Kind.UNPROCESSABLE, "paper.notDrawable");
			}
			var box = pdf.getPage(page - 1).getCropBox();
			var renderer = new PDFRenderer(pdf);
			renderer.setSubsamplingAllowed(true);
			var image = renderer.renderImage(page - 1, Math.min(DOTS_FOR_READING / POINTS_PER_INCH,
					LONGEST_SIDE / Math.max(1, Math.max(box.getWidth(), box.getHeight()))), ImageType.RGB);
			if (draft) {
				this.typefaces.lend((fonts) -> {
					DraftMark.draw(image, fonts.bold());
					return image;
				});
			}
			return new PagePicture(page, pdf.getNumberOfPages(), jpeg(image));
		}
		catch (RefusalException refusal) {
			throw refusal;
		}
		// Deeply nested objects are unreadable as well.
		catch (IOException | RuntimeException | StackOverflowError broken) {
			throw new RefusalException(Kind.UNPROCESSABLE, "paper.notDrawable");
		}
		finally {
			AT_ONCE.release();
		}
	}

	private static void waitForTurn() {
		try {
			if (!AT_ONCE.tryAcquire(LONGEST_WAIT, TimeUnit.SECONDS)) {
				throw new RefusalException(Kind.UNAVAILABLE, "paper.busy");
			}
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			throw new RefusalException(Kind.UNAVAILABLE, "paper.busy");
		}
	}

	/** Returns how many pages a paper has. */
	public int pages(byte[] paper) {
		try (var pdf = Loader.loadPDF(paper)) {
			return pdf.getNumberOfPages();
		}
		catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
	}

	/**
	 * Draws a page as JPEG.
	 * @param page from 1
	 * @return empty if there is no such page
	 */
	public Optional<byte[]> page(byte[] paper, int page) {
		AT_ONCE.acquireUninterruptibly();
		try (var pdf = Loader.loadPDF(paper)) {
			if (page < 1 || page > pdf.getNumberOfPages()) {
				return Optional.empty();
			}
			var renderer = new PDFRenderer(pdf);
			renderer.setSubsamplingAllowed(true);
			return Optional.of(jpeg(renderer.renderImageWithDPI(page - 1, DOTS_PER_INCH, ImageType.RGB)));
		}
		catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
		finally {
			AT_ONCE.release();
		}
	}

	private static byte[] jpeg(BufferedImage image) throws IOException {
		var bytes = new ByteArrayOutputStream();
		ImageIO.write(image, "jpeg", bytes);
		return bytes.toByteArray();
	}

}
