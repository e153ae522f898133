package sa.wusul.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * Renderer of checked pictures to one PDF with a page for each, in their order: the same
 * bytes for the same pictures.
 */
final class PicturePagesRenderer {

	private static final float VERSION = 1.7f;

	private PicturePagesRenderer() {
	}

	static byte[] render(List<byte[]> pictures) {
		try (var pdf = new PDDocument()) {
			for (var picture : pictures) {
				add(pdf, PDImageXObject.createFromByteArray(pdf, picture, null));
			}
			pdf.setVersion(VERSION);
			pdf.setDocumentId(0L);
			var bytes = new ByteArrayOutputStream();
			pdf.save(bytes);
			return bytes.toByteArray();
		}
		catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
	}

	/** Adds a page of A4, upright or across as the picture is, which fills it. */
	private static void add(PDDocument pdf, PDImageXObject picture) throws IOException {
		var across = picture.getWidth() > picture.getHeight();
		var sheet = across ? new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()) : PDRectangle.A4;
		var page = new PDPage(sheet);
		pdf.addPage(page);
		var scale = Math.min(sheet.getWidth() / picture.getWidth(), sheet.getHeight() / picture.getHeight());
		var width = picture.getWidth() * scale;
		var height = picture.getHeight() * scale;
		try (var pen = new PDPageContentStream(pdf, page)) {
			pen.drawImage(picture, (sheet.getWidth() - width) / 2, (sheet.getHeight() - height) / 2, width, height);
		}
	}

}
