package sa.wusul.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/** {@link PageFilesTest} reads the addresses on pages. */
@DisplayName("An address that a template writes")
@Tag("fast")
class PageFileFilterTest {

	private final ResourceUrlProvider known = mock(ResourceUrlProvider.class);

	@ParameterizedTest
	@CsvSource({ "/portal/portal.css, /portal/portal-1.css", "/portal/portal.css?a=1, /portal/portal-1.css?a=1",
			"/portal/portal.css#b, /portal/portal-1.css#b", "/portal/other.css, /portal/other.css" })
	@DisplayName("has the fingerprint of a file that is known")
	void file(String written, String read) throws Exception {
		given(this.known.getForLookupPath("/portal/portal.css")).willReturn("/portal/portal-1.css");

		assertThat(encoded(written)).isEqualTo(read);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/", "/cases", "/services/x/request?lang=en", "?lang=en", "https://www.example.sa/portal/" })
	@DisplayName("is not looked for among files if it is that of a page")
	void page(String written) throws Exception {
		assertThat(encoded(written)).isEqualTo(written);

		verify(this.known, never()).getForLookupPath(any());
	}

	@Test
	@DisplayName("stays as it is while no files are known")
	void unknown() throws Exception {
		assertThat(encoded("/portal/portal.css", new StaticListableBeanFactory())).isEqualTo("/portal/portal.css");
	}

	private String encoded(String written) throws Exception {
		var beans = new StaticListableBeanFactory();
		beans.addBean("addresses", this.known);
		return encoded(written, beans);
	}

	private static String encoded(String written, StaticListableBeanFactory beans) throws Exception {
		var found = new String[1];
		new PageFileFilter(beans.getBeanProvider(ResourceUrlProvider.class)).doFilter(new MockHttpServletRequest(),
				new MockHttpServletResponse(),
				(request, response) -> found[0] = ((HttpServletResponse) response).encodeURL(written));
		return found[0];
	}

}
