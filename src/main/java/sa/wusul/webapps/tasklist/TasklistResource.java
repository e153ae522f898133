package sa.wusul.webapps.tasklist;

import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

import sa.wusul.webapps.WebAppResponder;

/** Base of the REST endpoints that require the log-in of the task list. */
abstract class TasklistResource extends AbstractTasklistPluginRootResource {

	static final String ROOT = "plugin/" + CaseTasklistPlugin.ID;

	TasklistResource() {
		super(CaseTasklistPlugin.ID);
	}

	/** Answers with the result of a bean as JSON. */
	<T> Response answer(Class<T> bean, Function<T, ?> question) {
		return responder().json(() -> question.apply(responder().bean(bean)));
	}

	<T> Response done(Class<T> bean, Consumer<T> deed) {
		return responder().done(() -> deed.accept(responder().bean(bean)));
	}

	JsonNode read(String body) {
		return responder().read((body != null) ? body : "{}", JsonNode.class);
	}

	WebAppResponder responder() {
		return new WebAppResponder(this.servletContext);
	}

}
