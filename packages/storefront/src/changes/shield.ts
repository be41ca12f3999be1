/**
 * Lets frameworks go on that hold on to children of this element which a change has put elsewhere. React throws, and
 * takes the whole page down, where it removes a child that is not there, or inserts before it.
 */
export function shield(parent: Node): void {
  parent.removeChild = (child) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whatever can be a child can be removed
    (child as Node as ChildNode).remove();
    return child;
  };
  parent.insertBefore = (child, next) => {
    Node.prototype.insertBefore.call(parent, child, next?.parentNode === parent ? next : null);
    return child;
  };
}
