package sa.wusul.papers;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Pictures that become one document")
@Tag("fast")
class PicturePagesRendererTest {

	@Test
	@DisplayName("are its pages in their order, upright or across, and always the same bytes")
	void pages() throws IOException {
		var pictures = List.of(picture("jpeg", 300, 400), picture("png", 400, 300), picture("png", 20, 30));

		var joined = PicturePagesRenderer.render(pictures);

		try (var pdf = Loader.loadPDF(joined)) {
			assertThat(pdf.getNumberOfPages()).isEqualTo(3);
			var upright = List.of(true, false, true);
			for (var page = 0; page < 3; page++) {
				var sheet = pdf.getPage(page).getMediaBox();
				assertThat(sheet.getHeight() > sheet.getWidth()).as("page " + page).isEqualTo(upright.get(page));
			}
		}
		assertThat(PicturePagesRenderer.render(pictures)).isEqualTo(joined);
	}

	@Test
	@DisplayName("pass the check of any upload")
	void checked() throws IOException {
		var joined = PicturePagesRenderer.render(List.of(picture("jpeg", 300, 400), picture("png", 400, 300)));
		assertThat(ScannedFile.accept(joined).extension()).isEqualTo("pdf");
	}

	private static byte[] picture(String format, int width, int height) throws IOException {
		var bytes = new ByteArrayOutputStream();
		var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (var dot = 0; dot < width; dot++) {
			picture.setRGB(dot, dot % height, 0x336699 + dot);
		}
		ImageIO.write(picture, format, bytes);
		return bytes.toByteArray();
	}

}
