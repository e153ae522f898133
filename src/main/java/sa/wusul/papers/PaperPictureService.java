package sa.wusul.papers;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.springframework.stereotype.Service;

/** Service that draws pages of issued papers for a screen, one at a time. */
@Service
public class PaperPictureService {

	/** Readable on a large screen beside another picture. */
	private static final float DOTS_PER_INCH = 120;

	/** Limit of pages drawn at the same time. */
	private static final Semaphore AT_ONCE = new Semaphore(1, true);

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
