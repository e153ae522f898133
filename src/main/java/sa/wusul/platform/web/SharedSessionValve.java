package sa.wusul.platform.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Valve that begins and ends the use of a session that all nodes share. */
final class SharedSessionValve extends ValveBase {

	private final SharedSessions sessions;

	private final WebProperties settings;

	SharedSessionValve(SharedSessions sessions, WebProperties settings) {
		super(true);
		this.sessions = sessions;
		this.settings = settings;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		var path = request.getDecodedRequestURI();
		this.sessions.begin(path != null && this.settings.isCacheable(path) && "GET".equals(request.getMethod()));
		try {
			getNext().invoke(request, response);
		}
		finally {
			this.sessions.end(request.getSessionInternal(false));
		}
	}

}
