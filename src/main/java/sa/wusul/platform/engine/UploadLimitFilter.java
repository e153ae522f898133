package sa.wusul.platform.engine;

import java.io.IOException;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import sa.wusul.platform.problem.RefusalException;

/**
 * Filter that limits the size of a deployment, which the engine reads into memory as a
 * whole before anything checks it.
 */
class UploadLimitFilter extends OncePerRequestFilter {

	/**
	 * Somewhat more than the rules for models allow, because the request wraps the files.
	 */
	static final long BYTES = 12_000_000;

	private static final Pattern DEPLOYMENT = Pattern
		.compile("/(engine-rest|camunda/api/engine)/.*deployment/create/?");

	private final ErrorResponseWriter answer;

	UploadLimitFilter(ErrorResponseWriter answer) {
		this.answer = answer;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !DEPLOYMENT.matcher(request.getRequestURI().substring(request.getContextPath().length())).matches();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getContentLengthLong() > BYTES) {
			this.answer.write(request, response, tooLarge());
		}
		else {
			var limited = new Limited(request);
			chain.doFilter(limited, response);
			if (limited.exceeded) {
				throw tooLarge();
			}
		}
	}

	private static RefusalException tooLarge() {
		return new RefusalException(RefusalException.Kind.TOO_LARGE, "deployment.tooLarge", BYTES / 1_000_000);
	}

	/** Request whose length is unknown beforehand. */
	private static final class Limited extends HttpServletRequestWrapper {

		private boolean exceeded;

		Limited(HttpServletRequest request) {
			super(request);
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			return new LimitedStream(this, super.getInputStream());
		}

	}

	/** Stream that fails beyond the limit. */
	private static final class LimitedStream extends ServletInputStream {

		private final Limited request;

		private final ServletInputStream stream;

		private long read;

		LimitedStream(Limited request, ServletInputStream stream) {
			this.request = request;
			this.stream = stream;
		}

		@Override
		public int read() throws IOException {
			return counted(this.stream.read(), 1);
		}

		@Override
		public int read(byte[] octets, int from, int length) throws IOException {
			var count = this.stream.read(octets, from, length);
			return counted(count, count);
		}

		private int counted(int answer, int count) throws IOException {
			this.read += Math.max((answer < 0) ? 0 : count, 0);
			if (this.read > BYTES) {
				this.request.exceeded = true;
				throw new IOException("more than " + BYTES + " bytes");
			}
			return answer;
		}

		@Override
		public boolean isFinished() {
			return this.stream.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.stream.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.stream.setReadListener(listener);
		}

	}

}
