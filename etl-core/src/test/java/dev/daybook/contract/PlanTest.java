package dev.daybook.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 *
 *
 * <pre>
 * $.orders[*]            orders     anchor 0
 * $.orders[*].customer   customers  anchor 0, shares the ordinals of orders
 * $.orders[*].notes[*]   notes      anchor 1
 * </pre>
 */
class PlanTest {
    private Plan plan;

    @BeforeEach
    void compile() throws IOException {
        plan = Plan.of(Contracts.full());
    }

    private PathNode node(String... names) {
        PathNode node = plan.root();
        for (String name : names) {
            node =
                    Objects.requireNonNull(
                            name.equals("*") ? node.element() : node.member(name), name);
        }
        return node;
    }

    @Test
    void countsOuterElementsBeforeInnerOnes() {
        assertThat(plan.anchors())
                .extracting(JsonPath::toString)
                .containsExactly("$.orders[*]", "$.orders[*].notes[*]");
        assertThat(plan.table("customers").anchor()).isZero();
        assertThat(plan.table("orders").anchor()).isZero();
        assertThat(plan.table("notes").anchor()).isEqualTo(1);
        assertThat(node("orders", "*").anchor()).isZero();
        assertThat(node("orders", "*", "notes", "*").anchor()).isEqualTo(1);
        assertThat(node("orders").anchor()).isEqualTo(-1);
    }

    @Test
    void tellsElementsFromObjectsBelowThem() {
        assertThat(plan.table("orders").isElement()).isTrue();
        assertThat(plan.table("notes").isElement()).isTrue();
        assertThat(plan.table("customers").isElement()).isFalse();
    }

    @Test
    void knowsWhereForeignKeysLead() {
        PlannedTable orders = plan.table("orders");

        assertThat(orders.references()).containsExactly(new PlannedTable.Reference(1, 0));
        assertThat(plan.table("customers").references()).isEmpty();
        assertThat(orders.index()).isEqualTo(1);
        assertThatThrownBy(() -> plan.table("items")).hasMessage("no table items in full");
    }

    @Test
    void knowsWhatEachPlaceIsFor() {
        assertThat(node("orders", "*").rows()).containsExactly(1);
        assertThat(node("orders", "*", "customer").rows()).containsExactly(0);
        PathNode iban = node("orders", "*", "customer", "iban");
        assertThat(iban.targets()).containsExactly(new PathNode.Target(0, 1));
        assertThat(iban.protection()).isPresent();
        assertThat(iban.isLeaf()).isTrue();
        assertThat(iban.path()).hasToString("$.orders[*].customer.iban");
        assertThat(node("orders", "*", "notes", "*").targets())
                .containsExactly(new PathNode.Target(2, 1));
        assertThat(node("orders", "*", "since").targets())
                .containsExactly(new PathNode.Target(1, 7));
        assertThat(node("orders", "*", "card").isExcluded()).isTrue();
        assertThat(node("orders", "*", "remark").isArchived()).isTrue();
        assertThat(node("info", "page").isAnswer()).isTrue();
        assertThat(node("info", "total").isAnswer()).isTrue();
        assertThat(node("info").isAnswer()).isFalse();
    }

    @Test
    void hasNoNodeForWhatTheContractDoesNotName() {
        assertThat(node("orders", "*").member("new")).isNull();
        assertThat(node("orders", "*").element()).isNull();
        assertThat(node("orders", "*").members())
                .extracting(node -> node.path().toString())
                .containsExactly(
                        "$.orders[*].notes",
                        "$.orders[*].customer",
                        "$.orders[*].amount",
                        "$.orders[*].paid",
                        "$.orders[*].since",
                        "$.orders[*].card",
                        "$.orders[*].remark");
    }

    @Test
    void countsListsWithoutATableToo() throws IOException {
        Plan nested =
                Plan.of(
                        Contracts.minimalWith(
                                """
                                  - name: parts
                                    customProperties:
                                      - {property: etlRowPath, value: '$.orders[*].boxes[*].parts[*]'}
                                    properties:
                                      - {name: part_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                                """));

        assertThat(nested.anchors())
                .extracting(JsonPath::toString)
                .containsExactly(
                        "$.orders[*]", "$.orders[*].boxes[*]", "$.orders[*].boxes[*].parts[*]");
        assertThat(nested.table("parts").anchor()).isEqualTo(2);
    }

    @Test
    void compilesTheContractThatShips() {
        Contract shipped = ContractReader.read("randomuser", ContractFiles.shipped("randomuser"));

        assertThat(Plan.of(shipped).tables())
                .extracting(table -> table.table().name())
                .containsExactly("address", "users", "login_data");
        assertThat(Plan.of(shipped).anchors()).hasSize(1);
    }
}
