package sa.wusul.papers;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A page that is read on a screen")
@Tag("fast")
class PageReadingTest {

	private final PaperPictureService pictures = new PaperPictureService();

	@Test
	@DisplayName("is a picture of one page, and says how many there are")
	void onePage() throws IOException {
		var second = this.pictures.read(pdf(PDRectangle.A4, PDRectangle.A5), 2);

		assertThat(second.page()).isEqualTo(2);
		assertThat(second.pages()).isEqualTo(2);
		assertThat(image(second).getHeight()).as("150 dots per inch of A5").isBetween(1235, 1245);
		assertThat(reds(image(second))).as("marks").isZero();
	}

	@Test
	@DisplayName("has the word draft across it, if it is not issued")
	void draft() throws IOException {
		var draft = image(this.pictures.readDraft(pdf(PDRectangle.A4, PDRectangle.A4), 2));

		assertThat(reds(draft)).as("red dots").isGreaterThan(20_000);
		assertThat(reds(draft.getSubimage(0, 0, draft.getWidth() / 2, draft.getHeight()))).isGreaterThan(5_000);
		assertThat(reds(draft.getSubimage(draft.getWidth() / 2, 0, draft.getWidth() / 2, draft.getHeight())))
			.isGreaterThan(5_000);
	}

	@Test
	@DisplayName("is drawn within a budget of dots, however large the page is")
	void budget() throws IOException {
		var huge = image(this.pictures.read(pdf(new PDRectangle(14_000, 7_000)), 1));

		assertThat(huge.getWidth()).isLessThanOrEqualTo(2000);
	}

	@Test
	@DisplayName("is refused if there is none, or if the file is broken")
	void refused() throws IOException {
		var document = pdf(PDRectangle.A4);

		assertThatThrownBy(() -> this.pictures.read(document, 2)).isInstanceOf(RefusalException.class)
			.hasMessage("paper.page");
		assertThatThrownBy(() -> this.pictures.read(document, 0)).hasMessage("paper.page");
		assertThatThrownBy(() -> this.pictures.read("%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8), 1))
			.isInstanceOf(RefusalException.class)
			.hasMessage("paper.notDrawable");
	}

	private static byte[] pdf(PDRectangle... pages) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var pdf = new PDDocument()) {
			for (var page : pages) {
				pdf.addPage(new PDPage(page));
			}
			pdf.save(bytes);
		}
		return bytes.toByteArray();
	}

	private static BufferedImage image(PagePicture picture) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(picture.jpeg()));
	}

	private static long reds(BufferedImage image) {
		long reds = 0;
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				var dot = new Color(image.getRGB(x, y));
				if (dot.getRed() - dot.getGreen() > 20) {
					reds++;
				}
			}
		}
		return reds;
	}

}
