package sa.wusul.platform.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;

import org.springframework.web.filter.OncePerRequestFilter;

import sa.wusul.platform.database.PassingFailures;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.web.ErrorResponseWriter;

/**
 * Filter that gives every error of the HTTP interfaces a status and a message that its
 * reader understands. The answer to an unexpected error holds only an incident number,
 * under which the log has the details.
 */
class ErrorMessageFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(ErrorMessageFilter.class);

	private static final Pattern LOGIN = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/[^/]+");

	private static final Pattern ENGINE = Pattern.compile("/(engine-rest|camunda/api/engine)/");

	private static final String NOT_FOUND = "No ";

	private static final String NO_JOB = "ENGINE-13053";

	private static final Pattern TASK = Pattern.compile(".*/task/[^/]+(/.*)?");

	private static final Pattern COMMENT = Pattern.compile(".*/task/[^/]+/comment/create");

	private final ErrorResponseWriter answer;

	private final ObjectMapper json;

	ErrorMessageFilter(ErrorResponseWriter answer, ObjectMapper json) {
		this.answer = answer;
		this.json = json;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var failures = RequestFailures.begin();
		var held = new HeldErrors(request, response);
		Throwable thrown = null;
		try {
			chain.doFilter(request, held);
		}
		catch (ServletException | IOException | RuntimeException ex) {
			if (response.isCommitted()) {
				throw ex;
			}
			thrown = ex;
		}
		finally {
			failures.end();
		}
		if (thrown != null || held.holdsError()) {
			int status = (thrown != null) ? 500 : held.getStatus();
			explain(request, held, status, failures.last().orElse(thrown));
		}
		else {
			held.flushWriter();
		}
	}

	private void explain(HttpServletRequest request, HeldErrors held, int status, Throwable cause) throws IOException {
		var response = (HttpServletResponse) held.getResponse();
		if (response.isCommitted()) {
			log.error("The answer to {} {} was cut off", request.getMethod(), request.getRequestURI(), cause);
			return;
		}
		response.resetBuffer();
		ParseException wrong = find(cause, ParseException.class);
		SAXException unreadable = find(cause, SAXException.class);
		RefusalException refusal = find(cause, RefusalException.class);
		if (refusal != null) {
			this.answer.write(request, response, refusal);
		}
		else if (wrong != null) {
			this.answer.write(request, response, 400, "ParseException",
					new RefusalException(RefusalException.Kind.INVALID, "model.invalid", firstLine(wrong)),
					details(held));
		}
		else if (unreadable != null) {
			this.answer.write(request, response,
					new RefusalException(RefusalException.Kind.INVALID, "model.invalid", firstLine(unreadable)));
		}
		else if (find(cause, TaskAlreadyClaimedException.class) != null) {
			this.answer.write(request, response,
					new RefusalException(RefusalException.Kind.CONFLICT, "task.alreadyClaimed"));
		}
		else if (find(cause, OptimisticLockingException.class) != null || PassingFailures.isCircle(cause)) {
			this.answer.write(request, response,
					new RefusalException(RefusalException.Kind.CONFLICT, "changedMeanwhile"));
		}
		else if (PassingFailures.isPassing(cause)) {
			log.warn("{} {} has to come again, because of the database: {}", request.getMethod(),
					request.getRequestURI(), PassingFailures.name(cause));
			this.answer.write(request, response, new RefusalException(RefusalException.Kind.UNAVAILABLE, "web.busy"));
		}
		else if (find(cause, AuthorizationException.class) != null) {
			this.answer.write(request, response, 403, "AuthorizationException",
					new RefusalException(RefusalException.Kind.FORBIDDEN, "notAllowed"), Map.of());
		}
		else if (isTaskGone(request, status, cause)) {
			this.answer.write(request, response, new RefusalException(RefusalException.Kind.UNKNOWN, "task.gone"));
		}
		else if (cause == null && status == 400 && COMMENT.matcher(request.getRequestURI()).matches()) {
			// To those who may not read the task's history, the engine says that the task
			// is malformed.
			this.answer.write(request, response,
					new RefusalException(RefusalException.Kind.FORBIDDEN, "comments.closed"));
		}
		else if (find(cause, BadUserRequestException.class) != null) {
			byStatus(request, response, 400);
		}
		else if (status < 500) {
			byStatus(request, response, status);
		}
		else if (isOfEngine(request) && isMissing(request, cause)) {
			byStatus(request, response, 404);
		}
		else if (isOfEngine(request) && !isReading(request) && cause == null) {
			// The engine's interface failed over what the body lacks, before any command.
			byStatus(request, response, 400);
		}
		else {
			unexpected(request, response, cause);
		}
	}

	private static boolean isOfEngine(HttpServletRequest request) {
		return ENGINE.matcher(request.getRequestURI()).lookingAt();
	}

	/** Checks for a refusal of the engine about an object that does not exist. */
	private static boolean isMissing(HttpServletRequest request, Throwable cause) {
		ProcessEngineException refusal = find(cause, ProcessEngineException.class);
		return refusal instanceof NullValueException
				&& (isReading(request) || refusal.getMessage().startsWith(NOT_FOUND))
				|| refusal != null && String.valueOf(refusal.getMessage()).startsWith(NO_JOB);
	}

	private static boolean isReading(HttpServletRequest request) {
		return request.getMethod().equals("GET");
	}

	private static boolean isTaskGone(HttpServletRequest request, int status, Throwable cause) {
		if (!TASK.matcher(request.getRequestURI()).matches()) {
			return false;
		}
		for (Throwable link = cause; link != null; link = link.getCause()) {
			if (link.getMessage() != null && link.getMessage().contains("task is null")) {
				return true;
			}
		}
		return status == 404;
	}

	private void byStatus(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
		String code = switch (status) {
			case 401 -> LOGIN.matcher(request.getRequestURI()).matches() ? "login.wrongPassword" : "notSignedIn";
			case 403 -> "notAllowed";
			case 404 -> "notFound";
			default -> "malformed";
		};
		this.answer.write(request, response, status, "Refusal",
				new RefusalException(RefusalException.Kind.INVALID, code), Map.of());
	}

	private void unexpected(HttpServletRequest request, HttpServletResponse response, Throwable cause)
			throws IOException {
		String incident = UUID.randomUUID().toString().substring(0, 8);
		log.error("Incident {} at {} {}", incident, request.getMethod(), request.getRequestURI(), cause);
		this.answer.write(request, response, 500, "Unexpected",
				new RefusalException(RefusalException.Kind.INVALID, "unexpected", incident),
				Map.of("incident", incident));
	}

	/**
	 * Returns the positions of the errors in the analyst's diagram, which Camunda Modeler
	 * shows.
	 */
	private Map<String, Object> details(HeldErrors held) {
		try {
			var details = this.json.readTree(held.body()).get("details");
			return (details != null) ? Map.of("details", details) : Map.of();
		}
		catch (IOException ex) {
			return Map.of();
		}
	}

	private static String firstLine(Exception unreadable) {
		return String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("");
	}

	private static <T extends Throwable> T find(Throwable cause, Class<T> type) {
		for (Throwable link = cause; link != null; link = link.getCause()) {
			if (type.isInstance(link)) {
				return type.cast(link);
			}
		}
		return null;
	}

	/**
	 * Response that passes answers on as they are written and holds back error bodies.
	 */
	private static final class HeldErrors extends HttpServletResponseWrapper {

		private final HttpServletRequest request;

		private final ByteArrayOutputStream held = new ByteArrayOutputStream();

		private boolean error;

		private PrintWriter writer;

		HeldErrors(HttpServletRequest request, HttpServletResponse response) {
			super(response);
			this.request = request;
		}

		boolean holdsError() {
			return this.error || (getStatus() >= 400 && !isCommitted());
		}

		byte[] body() {
			return this.held.toByteArray();
		}

		void flushWriter() {
			if (this.writer != null) {
				this.writer.flush();
			}
		}

		@Override
		public void sendError(int status) {
			setStatus(status);
			this.error = true;
		}

		@Override
		public void sendError(int status, String message) {
			sendError(status);
		}

		@Override
		public void flushBuffer() throws IOException {
			if (!holds()) {
				super.flushBuffer();
			}
		}

		@Override
		public PrintWriter getWriter() throws IOException {
			if (!holds()) {
				return super.getWriter();
			}
			if (this.writer == null) {
				this.writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
			}
			return this.writer;
		}

		@Override
		public ServletOutputStream getOutputStream() throws IOException {
			return new LateStream(this);
		}

		private ServletOutputStream plainStream() throws IOException {
			return super.getOutputStream();
		}

		private boolean holds() {
			return (this.error || getStatus() >= 400) && !isCommitted() && !this.request.isAsyncStarted();
		}

	}

	/**
	 * Stream that decides at the first byte, because the status may be set after the
	 * stream was obtained.
	 */
	private static final class LateStream extends ServletOutputStream {

		private final HeldErrors response;

		LateStream(HeldErrors response) {
			this.response = response;
		}

		@Override
		public void write(int octet) throws IOException {
			if (this.response.holds()) {
				this.response.held.write(octet);
			}
			else {
				this.response.plainStream().write(octet);
			}
		}

		@Override
		public void write(byte[] octets, int from, int length) throws IOException {
			if (this.response.holds()) {
				this.response.held.write(octets, from, length);
			}
			else {
				this.response.plainStream().write(octets, from, length);
			}
		}

		@Override
		public void flush() throws IOException {
			this.response.flushBuffer();
		}

		@Override
		public boolean isReady() {
			try {
				return this.response.plainStream().isReady();
			}
			catch (IOException ex) {
				return false;
			}
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			try {
				this.response.plainStream().setWriteListener(listener);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
