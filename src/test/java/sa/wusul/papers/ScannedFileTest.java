package sa.wusul.papers;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

import javax.imageio.IIOException;
import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A file that is scanned into a case")
@Tag("fast")
class ScannedFileTest {

	@Test
	@DisplayName("is recognised as an image by its content, of which only the pixels are kept")
	void pictures() throws IOException {
		for (var format : List.of("jpeg", "png")) {
			var carrier = concat(picture(format, 40, 30), "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

			var kept = ScannedFile.accept(carrier);

			assertThat(kept.mediaType()).isEqualTo("image/" + format);
			assertThat(new String(kept.content(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
			var seen = ImageIO.read(new ByteArrayInputStream(kept.content()));
			assertThat(seen.getWidth()).isEqualTo(40);
			assertThat(new Color(seen.getRGB(20, 15)).getGreen()).isGreaterThan(80);
			assertThat(ScannedFile.accept(carrier).content()).as("the same every time").isEqualTo(kept.content());
		}
	}

	@Test
	@DisplayName("is not called damaged because the memory was too small, which a reader of images says in this way")
	void memory() {
		var unread = new IIOException("Caught exception during read", new OutOfMemoryError());

		assertThat(ScannedFile.refusal(unread).code()).isEqualTo("scan.busy");
		assertThat(ScannedFile.refusal(new OutOfMemoryError()).code()).isEqualTo("scan.busy");
		assertThat(ScannedFile.refusal(new IIOException("no image")).code()).isEqualTo("scan.broken");
	}

	@Test
	@DisplayName("is accepted as a PDF without active content, and kept as the same pages every time")
	void pdf() throws IOException {
		var letter = pdf(new PDDocument());
		var kept = ScannedFile.accept(letter);

		assertThat(ScannedFile.accept(letter).content()).isEqualTo(kept.content());
		assertThat(kept.mediaType()).isEqualTo("application/pdf");
		try (var rebuilt = Loader.loadPDF(kept.content())) {
			assertThat(rebuilt.getNumberOfPages()).isEqualTo(1);
		}
	}

	@Test
	@DisplayName("is refused with active content, another file or hidden content")
	void hostilePdfs() throws IOException {
		var script = new PDDocument();
		script.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
		assertRefused(pdf(script), "scan.acting");

		var launch = new PDDocument();
		launch.getDocumentCatalog().setOpenAction(new PDActionLaunch());
		assertRefused(pdf(launch), "scan.acting");

		var hidden = new PDDocument();
		var deep = new COSDictionary();
		deep.setItem("JS", new COSString("app.alert(1)"));
		var outer = new COSDictionary();
		outer.setItem("Nested", deep);
		hidden.getDocumentCatalog().getCOSObject().setItem("PieceInfo", outer);
		assertRefused(pdf(hidden), "scan.acting");

		var carrier = new PDDocument();
		var file = new COSStream();
		file.setItem(COSName.TYPE, COSName.EMBEDDED_FILES);
		file.setName(COSName.TYPE, "EmbeddedFile");
		carrier.getDocumentCatalog().getCOSObject().setItem("PieceInfo", file);
		assertRefused(pdf(carrier), "scan.acting");

		var form = new PDDocument();
		var xfa = new COSDictionary();
		xfa.setItem("XFA", new COSString("<xdp/>"));
		form.getDocumentCatalog().getCOSObject().setItem("AcroForm", xfa);
		assertRefused(pdf(form), "scan.acting");

		for (var password : List.of("", "geheim")) {
			var locked = new PDDocument();
			locked.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
			assertRefused(pdf(locked), "scan.encrypted");
		}
		assertRefused(bomb(), "scan.bomb");
		assertRefused(Arrays.copyOf(pdf(new PDDocument()), 40), "scan.broken");
		assertRefused("%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII), "scan.broken");
	}

	@Test
	@DisplayName("is refused as a web page, program, drawing or archive, whatever its name")
	void otherTypes() {
		Map.of("page", "<html><script>alert(1)</script>", "drawing", "<svg xmlns='http://www.w3.org/2000/svg'/>",
				"archive", "PK\u0003\u0004", "program", "MZ\u0090", "GIF", "GIF89a", "nothing", "", "late PDF",
				" %PDF-1.7")
			.forEach((name, content) -> assertRefused(content.getBytes(StandardCharsets.ISO_8859_1), "scan.type"));
	}

	@Test
	@DisplayName("has a size that a scanner produces")
	void sizes() throws IOException {
		assertRefused(new byte[ScanService.MOST_BYTES + 1], "scan.tooLarge");
		assertRefused(picture("png", 6001, 6000), "scan.tooManyDots");
		assertRefused(Arrays.copyOf(picture("jpeg", 40, 30), 200), "scan.broken");
	}

	@Test
	@DisplayName("has eight bits a colour, and no more parts than cameras write")
	void cost() throws IOException {
		var fine = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(600, 600, BufferedImage.TYPE_USHORT_GRAY), "png", fine);
		assertRefused(fine.toByteArray(), "scan.colours");

		var parts = new ByteArrayOutputStream();
		parts.writeBytes(picture("jpeg", 40, 30));
		for (int part = 0; part < 70; part++) {
			parts.writeBytes(new byte[] { (byte) 0xFF, (byte) 0xDA, 0, 8 });
		}
		assertRefused(parts.toByteArray(), "scan.broken");
	}

	@Test
	@DisplayName("has a name that is shown as it is written")
	void names() {
		assertThat(FileName.clean("../../etc/بطاقة الهوية.pdf")).isEqualTo("بطاقة الهوية");
		assertThat(FileName.clean("C:\\fakepath\\scan_01.JPG")).isEqualTo("scan_01");
		assertThat(FileName.clean("\u202Egpj.exe\r\nSet-Cookie: a.pdf")).isEqualTo("gpj exe Set-Cookie a");
		assertThat(FileName.clean("...")).isEqualTo("مستند");
		assertThat(FileName.clean("ط".repeat(300))).hasSize(80);
		assertThat(FileName.clean("a\u2066fdp\u2069\u061C\u200F.exe\u0000.pdf")).isEqualTo("a fdp exe");
		assertThat(FileName.clean("a" + "\uD840\uDC00".repeat(60))).as("no half of a letter")
			.isEqualTo("a" + "\uD840\uDC00".repeat(39));
	}

	private static void assertRefused(byte[] content, String code) {
		assertThatThrownBy(() -> ScannedFile.accept(content)).isInstanceOfSatisfying(RefusalException.class,
				(refusal) -> assertThat(refusal.code()).isEqualTo(code));
	}

	static byte[] picture(String format, int width, int height) throws IOException {
		var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int x = 0; x < width; x++) {
			for (int y = 0; y < height; y++) {
				image.setRGB(x, y, new Color(0, 108, 53).getRGB());
			}
		}
		var bytes = new ByteArrayOutputStream();
		ImageIO.write(image, format, bytes);
		return bytes.toByteArray();
	}

	private static byte[] pdf(PDDocument document) throws IOException {
		try (document) {
			document.addPage(new PDPage());
			var bytes = new ByteArrayOutputStream();
			document.save(bytes);
			return bytes.toByteArray();
		}
	}

	/** Returns a PDF of 300 KB that unpacks to 300 MB. */
	private static byte[] bomb() throws IOException {
		var deflater = new Deflater(Deflater.BEST_COMPRESSION);
		var bytes = new ByteArrayOutputStream();
		bytes.write("%PDF-1.7\n1 0 obj\n<</Filter/FlateDecode>>\nstream\n".getBytes(StandardCharsets.US_ASCII));
		var packed = new byte[64 * 1024];
		var nothing = new byte[1024 * 1024];
		for (int megabyte = 0; megabyte < 300; megabyte++) {
			deflater.setInput(nothing);
			while (!deflater.needsInput()) {
				bytes.write(packed, 0, deflater.deflate(packed));
			}
		}
		deflater.finish();
		while (!deflater.finished()) {
			bytes.write(packed, 0, deflater.deflate(packed));
		}
		return bytes.toByteArray();
	}

	private static byte[] concat(byte[] one, byte[] other) {
		var both = Arrays.copyOf(one, one.length + other.length);
		System.arraycopy(other, 0, both, one.length, other.length);
		return both;
	}

}
