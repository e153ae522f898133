package sa.wusul.platform.engine.pipeline;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;

/**
 * A statement of the program that belongs to a command of the engine, and whose answer
 * nobody needs.
 */
public record OwnStatement(String sql, List<Object> values) {

	/**
	 * Lets the statement go with the changes of the current command.
	 * @return false if it has to be sent alone
	 */
	public boolean goesWithCommand() {
		return Context.getCommandContext() != null
				&& Context.getCommandContext().getSession(DbSqlSession.class) instanceof PipelinedSession session
				&& session.add(this);
	}

	void fill(PreparedStatement statement, int before) throws SQLException {
		for (var place = 0; place < this.values.size(); place++) {
			statement.setObject(before + place + 1, this.values.get(place));
		}
	}

}
