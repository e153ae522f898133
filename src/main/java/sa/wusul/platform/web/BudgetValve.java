package sa.wusul.platform.web;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;

import sa.wusul.platform.attempt.VisitorAddress;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Valve that gives each request a place in progress and limits its body, before any code
 * of the program reads it. A request without a place is refused at once, so that no
 * visitor holds more threads than their budget, however slow they are.
 */
final class BudgetValve extends ValveBase {

	private final WebProperties settings;

	private final RequestPlaces places;

	private final NewSessions newSessions;

	private final List<VisitorResolver> visitors;

	private final ErrorResponseWriter answers;

	private final ObjectProvider<MeterRegistry> meters;

	BudgetValve(WebProperties settings, List<VisitorResolver> visitors, ErrorResponseWriter answers,
			ObjectProvider<MeterRegistry> meters) {
		super(true);
		this.settings = settings;
		this.places = new RequestPlaces(settings.places());
		this.newSessions = new NewSessions(settings.sessionsPerMinute());
		this.visitors = visitors;
		this.answers = answers;
		this.meters = meters;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (request.isAsyncDispatching()) {
			getNext().invoke(request, response);
			return;
		}
		var route = this.settings.route(path(request));
		var visitor = visitor(request);
		var pool = route.placesFor(visitor);
		var mayBegin = request.getSession(false) == null && visitor.places().equals(Visitor.STRANGERS);
		var refusal = (mayBegin && this.newSessions.areSpent(visitor.key()))
				? Optional.of(new RefusalException(Kind.TOO_MANY, "web.tooManyAtOnce"))
				: this.places.take(pool, visitor.key());
		if (refusal.isPresent()) {
			refuse(request, response, refusal.get());
			close(request);
			return;
		}
		try {
			serve(request, response, route);
		}
		finally {
			this.places.giveBack(pool, visitor.key());
			if (mayBegin && request.getSession(false) != null) {
				this.newSessions.count(visitor.key());
			}
		}
	}

	private void serve(Request request, Response response, WebProperties.Route route)
			throws IOException, ServletException {
		var coyote = request.getCoyoteRequest();
		var socket = coyote.getInputBuffer();
		var body = new MeasuredBody(socket, this.settings, route);
		try {
			if (coyote.getContentLengthLong() > route.body().toBytes()) {
				refuse(request, response, MeasuredBody.tooLarge(route));
			}
			else if (buffered(request, response, route, body)) {
				coyote.setInputBuffer(body);
				getNext().invoke(request, response);
				body.refusal().ifPresent((reason) -> refuseInstead(request, response, reason));
			}
			if (!request.isAsync() && !isRead(request)) {
				body.drain();
				close(request);
			}
		}
		finally {
			coyote.setInputBuffer(socket);
		}
	}

	private boolean buffered(Request request, Response response, WebProperties.Route route, MeasuredBody body)
			throws IOException {
		if (!route.isBuffered() || isRead(request)) {
			return true;
		}
		response.sendAcknowledgement(ContinueResponseTiming.ALWAYS);
		request.getCoyoteRequest().setExpectation(false);
		try {
			body.buffer();
			return true;
		}
		catch (RefusalException refusal) {
			refuse(request, response, refusal);
			return false;
		}
		catch (IOException gone) {
			return false;
		}
	}

	/** Replaces the program's answer to a body that it could not read to its end. */
	private void refuseInstead(Request request, Response response, RefusalException refusal) {
		if (response.isCommitted() || response.getStatus() == refusal.kind().status()) {
			return;
		}
		try {
			response.reset();
			refuse(request, response, refusal);
		}
		catch (IOException gone) {
			close(request);
		}
	}

	private void refuse(Request request, Response response, RefusalException refusal) throws IOException {
		this.meters.ifAvailable((all) -> all.counter("wusul.requests.refused", "reason", refusal.code()).increment());
		response.setHeader(HttpHeaders.CONNECTION, "close");
		this.answers.write(request, response, refusal);
		response.finishResponse();
	}

	private static boolean isRead(Request request) {
		var read = new AtomicBoolean();
		request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
		return read.get();
	}

	/** Leaves the rest of the body unread and closes the connection. */
	private static void close(Request request) {
		if (!isRead(request)) {
			request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

	private Visitor visitor(Request request) {
		return Optional.ofNullable(request.getSession(false))
			.flatMap((session) -> this.visitors.stream().flatMap((one) -> one.find(session).stream()).findFirst())
			.orElseGet(() -> new Visitor(
					(request.getHeader(HttpHeaders.AUTHORIZATION) != null) ? Visitor.ACCOUNTS : Visitor.STRANGERS,
					VisitorAddress.of(request.getRemoteAddr())));
	}

	private static String path(Request request) {
		var path = request.getDecodedRequestURI();
		return (path != null) ? path : request.getRequestURI();
	}

}
