package sa.wusul.papers;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.papers.ScanForPrint.Missing;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The pages of a scan for a paper")
@Tag("fast")
class ScanPagesTest {

	private static final long MEGABYTE = 1024 * 1024;

	@Test
	@DisplayName("are a picture for an image, on white and not finer than print")
	void images() throws IOException {
		var printed = print(60, 20 * MEGABYTE, image("png", 4000, 3000));

		assertThat(printed.missing()).isEmpty();
		assertThat(printed.pages()).singleElement().satisfies((page) -> {
			assertThat(page.width()).isEqualTo(2000);
			assertThat(page.height()).isEqualTo(1500);
			assertThat(page.style()).isEqualTo("width: 162.0mm; height: 121.5mm");
			var seen = ImageIO.read(new ByteArrayInputStream(page.jpeg()));
			assertThat(new Color(seen.getRGB(1990, 10)).getBlue()).as("transparent before").isGreaterThan(240);
		});
	}

	@Test
	@DisplayName("are those of a PDF, up to the number of pages and bytes")
	void pagesOfPdf() throws IOException {
		assertThat(print(60, 20 * MEGABYTE, pdf(3)).pages()).hasSize(3);
		var tooMany = print(2, 20 * MEGABYTE, pdf(3));
		assertThat(tooMany.pages()).hasSize(2);
		assertThat(tooMany.missing()).contains(Missing.BUDGET);
		var tooLarge = print(60, 100, pdf(3));
		assertThat(tooLarge.pages()).isEmpty();
		assertThat(tooLarge.missing()).contains(Missing.BUDGET);
	}

	@Test
	@DisplayName("are missing with a reason if the file is locked, damaged or has an image that cannot be drawn")
	void unreadable() throws IOException {
		assertThat(missing(locked())).contains(Missing.ENCRYPTED);
		assertThat(missing("%PDF-1.7 and then nothing".getBytes())).contains(Missing.BROKEN);
		assertThat(print(60, 20 * MEGABYTE, scan("image/jpeg"), new byte[] { 1, 2, 3 }).missing())
			.contains(Missing.BROKEN);
		assertThat(missing(withForeignImage())).contains(Missing.FOREIGN);
	}

	@Test
	@DisplayName("of a page as large as a hall are as small as those of others")
	void hugePage() throws IOException {
		var hall = new PDDocument();
		hall.addPage(new PDPage(new PDRectangle(14_400, 14_400)));

		assertThat(print(60, 20 * MEGABYTE, scan(PaperService.PDF), bytes(hall)).pages()).singleElement()
			.satisfies((page) -> assertThat(page.width()).isLessThanOrEqualTo(2000));
	}

	static byte[] image(String format, int width, int height) throws IOException {
		var image = new BufferedImage(width, height,
				format.equals("png") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
		var pen = image.createGraphics();
		pen.setColor(new Color(220, 235, 225));
		pen.fillRect(0, 0, width * 3 / 4, height);
		pen.setColor(new Color(20, 80, 60));
		pen.setFont(new Font("Dialog", Font.BOLD, width / 10));
		pen.drawString("ID 1058529940", width / 20, height / 2);
		pen.dispose();
		var bytes = new ByteArrayOutputStream();
		ImageIO.write(image, format, bytes);
		return bytes.toByteArray();
	}

	static byte[] pdf(int pages) throws IOException {
		var pdf = new PDDocument();
		for (int page = 0; page < pages; page++) {
			addPage(pdf, "jpeg");
		}
		return bytes(pdf);
	}

	static byte[] locked() throws IOException {
		var pdf = new PDDocument();
		addPage(pdf, "jpeg");
		pdf.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
		return bytes(pdf);
	}

	private static byte[] withForeignImage() throws IOException {
		var pdf = new PDDocument();
		var image = addPage(pdf, "jpeg");
		image.getCOSObject().setItem(COSName.FILTER, COSName.JBIG2_DECODE);
		return bytes(pdf);
	}

	private static PDImageXObject addPage(PDDocument pdf, String format) throws IOException {
		var page = new PDPage(PDRectangle.A4);
		pdf.addPage(page);
		var image = PDImageXObject.createFromByteArray(pdf, image(format, 600, 800), "page");
		try (var pen = new PDPageContentStream(pdf, page)) {
			pen.drawImage(image, 50, 50, 450, 600);
		}
		return image;
	}

	private static byte[] bytes(PDDocument pdf) throws IOException {
		try (pdf) {
			var bytes = new ByteArrayOutputStream();
			pdf.save(bytes);
			return bytes.toByteArray();
		}
	}

	private static Optional<Missing> missing(byte[] pdf) {
		var printed = print(60, 20 * MEGABYTE, scan(PaperService.PDF), pdf);
		assertThat(printed.pages()).isEmpty();
		return printed.missing();
	}

	private static ScanForPrint print(int mostPages, long mostBytes, byte[] content) {
		return print(mostPages, mostBytes, scan((content[0] == '%') ? PaperService.PDF : "image/png"), content);
	}

	private static ScanForPrint print(int mostPages, long mostBytes, Scan scan, byte[] content) {
		return new ScanPages(mostPages, mostBytes).print(scan, () -> content);
	}

	private static Scan scan(String mediaType) {
		return new Scan(Letters.REFERENCE + "/S1", Letters.REFERENCE, "ID_COPY", "هوية وطنية", "scan", mediaType, 1,
				"hash", "clerk", Instant.EPOCH);
	}

	static List<Picture> pictures(byte[] content) {
		return print(60, 20 * MEGABYTE, content).pages();
	}

}
